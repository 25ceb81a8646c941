import { Inbox } from "lucide-react";
import Link from "next/link";
import { buttonLook } from "@/components/ui/button-look";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Pagination } from "@/lib/entry/page";
import type { PortalTicket } from "@/lib/portal/schema";
import { PortalStatusDot } from "./status";

type TicketListProps = { home: string; tickets: readonly PortalTicket[]; pagination: Pagination };

export function TicketList({ home, tickets, pagination: { prev_cursor, next_cursor } }: TicketListProps) {
  const page = (cursor: string) => `${home}?cursor=${encodeURIComponent(cursor)}`;
  return (
    <>
      <PageHeader title="Your requests" />
      {tickets.length === 0 ? (
        <EmptyState icon={<Inbox />} title="No requests here" className="rounded-xl border bg-surface">
          What you ask us shows up here, with every answer.
        </EmptyState>
      ) : (
        <ul aria-label="Your requests" className="divide-y rounded-xl border bg-surface shadow-xs">
          {tickets.map((ticket) => (
            <TicketRow key={ticket.id} home={home} ticket={ticket} />
          ))}
        </ul>
      )}
      {prev_cursor || next_cursor ? (
        <nav aria-label="Pages" className="mt-4 flex justify-between gap-2">
          {prev_cursor ? (
            <Link href={page(prev_cursor)} className={buttonLook({})}>
              Newer
            </Link>
          ) : null}
          {next_cursor ? (
            <Link href={page(next_cursor)} className={buttonLook({ className: "ml-auto" })}>
              Older
            </Link>
          ) : null}
        </nav>
      ) : null}
    </>
  );
}

function TicketRow({ home, ticket }: { home: string; ticket: PortalTicket }) {
  const { number, subject, status, last_reply_at, created_at } = ticket;
  return (
    <li className="relative flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-3 first:rounded-t-xl last:rounded-b-xl hover:bg-hover sm:px-5">
      <p className="min-w-0 flex-1 basis-64">
        <Link
          href={`${home}/tickets/${number}`}
          className="break-words font-medium text-sm after:absolute after:inset-0 after:content-['']"
        >
          {subject}
        </Link>
        <span className="mt-0.5 block text-muted text-xs tabular-nums">
          #{number} · last message <RelativeTime at={last_reply_at ?? created_at} className="relative" />
        </span>
      </p>
      <PortalStatusDot status={status} />
    </li>
  );
}
