"use client";

import Link from "next/link";
import { Callout } from "@/components/ui/callout";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Comment } from "@/lib/comments/schema";
import { paths } from "@/lib/paths";
import type { Assignee, Ticket } from "@/lib/tickets/schema";
import { MessageForm } from "./message-form";
import { Properties } from "./properties";
import { Thread } from "./thread";

type TicketScreenProps = {
  workspace: string;
  ticket: Ticket;
  comments: readonly Comment[];
  /** Earlier messages that are not on this page. */
  earlier: boolean;
  assignees: readonly Assignee[];
  /** Whether the viewer may answer and change tickets. */
  mayWork: boolean;
};

export function TicketScreen({ workspace, ticket, comments, earlier, assignees, mayWork }: TicketScreenProps) {
  const { number, subject, requester, created_at } = ticket;
  return (
    <>
      <PageHeader
        above={
          <Link
            href={paths.tickets(workspace)}
            className="rounded-sm underline-offset-2 hover:text-foreground hover:underline"
          >
            Tickets
          </Link>
        }
        title={
          <span className="break-words">
            <span className="font-normal text-muted">#{number}</span> {subject}
          </span>
        }
        description={
          <>
            {requester.name || requester.email} asked <RelativeTime at={created_at} />
          </>
        }
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <div className="flex min-w-0 flex-col gap-4">
          {earlier ? <Callout>Only the latest 100 messages are shown. The API has them all.</Callout> : null}
          <Thread workspace={workspace} comments={comments} mayWork={mayWork} />
          {mayWork ? <MessageForm workspace={workspace} ticket={ticket} /> : null}
        </div>
        <Properties
          key={ticket.version}
          workspace={workspace}
          ticket={ticket}
          assignees={assignees}
          mayWork={mayWork}
        />
      </div>
    </>
  );
}
