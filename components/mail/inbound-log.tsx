"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormError } from "@/components/forms/form-error";
import { useFormAction } from "@/components/forms/use-form-action";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusDot } from "@/components/ui/status-dot";
import { toast } from "@/components/ui/toast";
import type { Tone } from "@/components/ui/tone";
import { paths } from "@/lib/paths";
import { olderInboundMail, retryInboundMail } from "@/lib/support-mail/actions";
import { type InboundRow, type InboundStatus, inboundReasons } from "@/lib/support-mail/schema";

const looks: Record<InboundStatus, { tone: Tone; word: string }> = {
  received: { tone: "info", word: "Waiting" },
  filed: { tone: "success", word: "Filed" },
  bounced: { tone: "warning", word: "Came back" },
  ignored: { tone: "neutral", word: "Ignored" },
  held: { tone: "warning", word: "Held" },
  failed: { tone: "danger", word: "Failed" },
};

type Page = Readonly<{ rows: readonly InboundRow[]; next: string | null }>;
type InboundLogProps = { workspace: string; first: Page; mayChange: boolean };

/** Every mail that came in, and what became of it and why. */
export function InboundLog({ workspace, first, mayChange }: InboundLogProps) {
  const [more, setMore] = useState<Page | null>(null);
  const older = useFormAction(
    (id: string) => olderInboundMail(workspace, { id }),
    (page) => setMore((now) => ({ rows: [...(now?.rows ?? []), ...page.rows], next: page.next })),
  );
  const rows = [...first.rows, ...(more?.rows ?? [])];
  const next = more ? more.next : first.next;
  return (
    <Card title="Inbound mail" description="What came in within 90 days, and what became of it." flush>
      {rows.length === 0 ? (
        <p className="border-t px-4 py-4 text-muted text-sm sm:px-5">
          Nothing has come in. Set up a mailbox or the hook, then write to the support address.
        </p>
      ) : (
        <ul aria-label="Inbound mail" className="divide-y border-t">
          {rows.map((row) => (
            <LogRow key={row.id} workspace={workspace} row={row} mayChange={mayChange} />
          ))}
        </ul>
      )}
      {next ? (
        <div className="flex flex-col items-center gap-2 border-t px-4 py-3">
          <FormError error={older.error} />
          <Button size="sm" pending={older.pending} onClick={() => older.run(next)}>
            Show older mail
          </Button>
        </div>
      ) : null}
    </Card>
  );
}

function LogRow({ workspace, row, mayChange }: { workspace: string; row: InboundRow; mayChange: boolean }) {
  const router = useRouter();
  const { id, status, sender, subject, reason, ticketNumber, receivedAt, mayRetry } = row;
  const retry = useFormAction(
    () => retryInboundMail(workspace, { id }),
    () => {
      toast.success("The mail is filed within seconds");
      router.refresh();
    },
  );
  return (
    <li className="grid gap-x-4 gap-y-1 px-4 py-3 text-sm sm:grid-cols-[7rem_minmax(0,1fr)_auto] sm:px-5">
      <StatusDot tone={looks[status].tone}>{looks[status].word}</StatusDot>
      <div className="min-w-0">
        <p className="break-words">{subject || (status === "received" ? "Not read yet" : "(no subject)")}</p>
        <p className="break-words text-muted text-xs">
          {sender || "Unknown sender"} · <RelativeTime at={receivedAt} />
        </p>
        {reason && status !== "received" ? (
          <p className="mt-0.5 text-pretty text-muted text-xs">{inboundReasons[reason] ?? reason}</p>
        ) : null}
        <FormError error={retry.error} />
      </div>
      <div className="flex items-start gap-2">
        {ticketNumber === null ? null : (
          <Link
            href={paths.ticket(workspace, ticketNumber)}
            className="rounded-sm text-xs tabular-nums underline underline-offset-2"
          >
            Ticket #{ticketNumber}
          </Link>
        )}
        {mayRetry && mayChange ? (
          <Button size="sm" pending={retry.pending} onClick={() => retry.run(undefined)}>
            File it
          </Button>
        ) : null}
      </div>
    </li>
  );
}
