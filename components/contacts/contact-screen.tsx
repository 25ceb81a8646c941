"use client";

import Link from "next/link";
import { TicketStatusDot } from "@/components/tickets/status";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Fact } from "@/components/ui/fact";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Contact } from "@/lib/contacts/schema";
import { paths } from "@/lib/paths";
import type { Ticket } from "@/lib/tickets/schema";

type ContactScreenProps = {
  workspace: string;
  contact: Contact;
  tickets: readonly Ticket[];
  /** Whether there are more tickets than these. */
  more: boolean;
};

/** A person who writes in, with what they asked. */
export function ContactScreen({ workspace, contact, tickets, more }: ContactScreenProps) {
  const { name, email, phone, external_id, locale, timezone, tags, created_at } = contact;
  const all = `${paths.tickets(workspace)}?${new URLSearchParams({ status: "all", requester: email ?? "" })}`;
  return (
    <>
      <PageHeader
        above={
          <Link
            href={paths.contacts(workspace)}
            className="rounded-sm underline-offset-2 hover:text-foreground hover:underline"
          >
            Contacts
          </Link>
        }
        title={<span className="break-words">{name || email}</span>}
        description={email ?? undefined}
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <Card title="Tickets" description={tickets.length === 0 ? "None yet." : "The latest first."}>
          {tickets.length > 0 ? (
            <ul aria-label="Tickets" className="divide-y rounded-lg border">
              {tickets.map((ticket) => (
                <li key={ticket.id} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-3 py-2 text-sm">
                  <Link
                    href={paths.ticket(workspace, ticket.number)}
                    prefetch={false}
                    className="min-w-0 flex-1 basis-56 truncate rounded-sm font-medium underline-offset-2 hover:underline"
                  >
                    <span className="font-normal text-muted">#{ticket.number}</span> {ticket.subject}
                  </Link>
                  <TicketStatusDot status={ticket.status} />
                  <RelativeTime at={ticket.last_comment_at} className="text-muted text-xs" />
                </li>
              ))}
            </ul>
          ) : null}
          {more ? (
            <p className="mt-2 text-sm">
              <Link href={all} className="rounded-sm underline underline-offset-2">
                All tickets of {name || email}
              </Link>
            </p>
          ) : null}
        </Card>
        <Card title="Details">
          <dl className="flex flex-col gap-3 text-sm">
            <Fact label="Phone">{phone ?? "–"}</Fact>
            <Fact label="External id">
              <span className="break-all font-mono text-xs">{external_id ?? "–"}</span>
            </Fact>
            <Fact label="Language and time zone">{[locale, timezone].filter(Boolean).join(", ") || "–"}</Fact>
            {tags.length > 0 ? (
              <Fact label="Tags">
                <span className="flex flex-wrap gap-1.5">
                  {tags.map((tag) => (
                    <Badge key={tag}>{tag}</Badge>
                  ))}
                </span>
              </Fact>
            ) : null}
            <Fact label="Created">
              <RelativeTime at={created_at} />
            </Fact>
          </dl>
        </Card>
      </div>
    </>
  );
}
