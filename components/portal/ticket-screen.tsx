import Link from "next/link";
import { buttonLook } from "@/components/ui/button-look";
import { PageHeader } from "@/components/ui/page-header";
import { RelativeTime } from "@/components/ui/relative-time";
import type { PortalThread } from "@/lib/portal/schema";
import { ReplyForm } from "./reply-form";
import { PortalStatusDot } from "./status";
import { Thread } from "./thread";

type TicketScreenProps = {
  home: string;
  thread: PortalThread;
  /** Whether the newest messages are shown. */
  latest: boolean;
};

export function TicketScreen({ home, thread, latest }: TicketScreenProps) {
  const { number, subject, status, created_at, replies, earlier } = thread;
  const here = `${home}/tickets/${number}`;
  const [first] = replies;
  return (
    <>
      <PageHeader
        above={
          <Link href={home} className="rounded-sm underline-offset-2 hover:text-foreground hover:underline">
            Your requests
          </Link>
        }
        title={<span className="break-words">{subject}</span>}
        description={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1 tabular-nums">
            <PortalStatusDot status={status} />
            <span>
              #{number} · asked <RelativeTime at={created_at} />
            </span>
          </span>
        }
      />
      <div className="flex flex-col gap-4">
        {earlier && first ? (
          <Link href={`${here}?before=${first.id}`} className={buttonLook({ className: "self-center" })}>
            Earlier messages
          </Link>
        ) : null}
        <Thread replies={replies} />
        {latest ? (
          <ReplyForm key={status} home={home} id={thread.id} status={status} />
        ) : (
          <Link href={here} className={buttonLook({ className: "self-center" })}>
            Latest messages
          </Link>
        )}
      </div>
    </>
  );
}
