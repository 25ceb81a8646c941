"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormError } from "@/components/forms/form-error";
import { useFormAction } from "@/components/forms/use-form-action";
import { Badge } from "@/components/ui/badge";
import { Fact } from "@/components/ui/fact";
import { Field } from "@/components/ui/field";
import { RelativeTime } from "@/components/ui/relative-time";
import { Select } from "@/components/ui/select";
import { StatusDot } from "@/components/ui/status-dot";
import { paths } from "@/lib/paths";
import { updateTicket } from "@/lib/tickets/actions";
import { type Assignee, type Ticket, ticketPriorities, ticketStatuses } from "@/lib/tickets/schema";
import { TicketStatusDot } from "./status";
import { priorityLabels, statusLabels } from "./words";

type PropertiesProps = {
  workspace: string;
  ticket: Ticket;
  assignees: readonly Assignee[];
  mayWork: boolean;
};

const nobody = "none";
const statuses = ticketStatuses.map((value) => ({ value, label: statusLabels[value] }));
const priorities = ticketPriorities.map((value) => ({ value, label: priorityLabels[value] }));

/** What the ticket is and who works on it. Each choice saves itself. */
export function Properties({ workspace, ticket, assignees, mayWork }: PropertiesProps) {
  const router = useRouter();
  const { id, status, priority, assignee_id, requester, requester_verified, channel, tags, external_id, created_by } =
    ticket;
  const [chosen, setChosen] = useState({ status, priority, assignee: assignee_id ?? nobody });
  const { run, pending, error } = useFormAction(
    (change: { status?: typeof status; priority?: typeof priority; assignee_id?: string | null }) =>
      updateTicket(workspace, { id, ...change }),
    () => router.refresh(),
  );
  const change = (next: Partial<typeof chosen>) => {
    setChosen((now) => ({ ...now, ...next }));
    const { assignee, ...rest } = next;
    run({ ...rest, ...(assignee === undefined ? {} : { assignee_id: assignee === nobody ? null : assignee }) });
  };
  const fixed = !mayWork || pending || status === "closed";
  const people = [
    { value: nobody, label: "Nobody" },
    ...assignees.map(({ id: value, name: label }) => ({ value, label })),
    ...(assignee_id && !assignees.some((each) => each.id === assignee_id)
      ? [{ value: assignee_id, label: "Former member" }]
      : []),
  ];
  return (
    <aside aria-label="Ticket" className="rounded-xl border bg-surface px-4 py-4 shadow-xs">
      <div className="flex flex-col gap-4">
        {status === "closed" ? (
          <TicketStatusDot status="closed" />
        ) : (
          <Field label="Status">
            <Select
              value={chosen.status}
              onValueChange={(next) => change({ status: next })}
              options={statuses}
              disabled={fixed}
            />
          </Field>
        )}
        <Field label="Priority">
          <Select
            value={chosen.priority}
            onValueChange={(next) => change({ priority: next })}
            options={priorities}
            disabled={fixed}
          />
        </Field>
        <Field label="Assignee">
          <Select
            value={chosen.assignee}
            onValueChange={(next) => change({ assignee: next })}
            options={people}
            disabled={fixed}
          />
        </Field>
        <FormError error={error} />
      </div>
      <dl className="mt-4 flex flex-col gap-3 border-t pt-4 text-sm">
        <Fact label="Requester">
          <Link href={paths.contact(workspace, requester.id)} className="rounded-sm underline-offset-2 hover:underline">
            {requester.name || requester.email}
          </Link>
          {requester.email ? <span className="block truncate text-muted text-xs">{requester.email}</span> : null}
          {requester_verified === null ? null : (
            <StatusDot
              tone={requester_verified ? "success" : "neutral"}
              hollow={!requester_verified}
              className="text-xs"
            >
              {requester_verified ? "Verified by your site" : "Address not verified"}
            </StatusDot>
          )}
        </Fact>
        <Fact label="Came in by">
          {channel === "api" ? "API" : channel}, {created_by.name}
        </Fact>
        {tags.length > 0 ? (
          <Fact label="Tags">
            <span className="flex flex-wrap gap-1.5">
              {tags.map((tag) => (
                <Badge key={tag}>{tag}</Badge>
              ))}
            </span>
          </Fact>
        ) : null}
        {external_id ? (
          <Fact label="External id">
            <span className="break-all font-mono text-xs">{external_id}</span>
          </Fact>
        ) : null}
        <Fact label="Changed">
          <RelativeTime at={ticket.updated_at} />
        </Fact>
      </dl>
    </aside>
  );
}
