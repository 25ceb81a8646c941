"use client";

import { useRouter } from "next/navigation";
import { useFormAction } from "@/components/forms/use-form-action";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Comment } from "@/lib/comments/schema";
import { mailReplyAgain } from "@/lib/tickets/actions";

type DeliveryProps = { workspace: string; comment: Comment; mayWork: boolean };

/** What became of a reply's mail: on its way, sent, or not delivered and why. Nothing where it is not mailed. */
export function Delivery({ workspace, comment: { id, delivery, cc }, mayWork }: DeliveryProps) {
  const router = useRouter();
  const again = useFormAction(
    () => mailReplyAgain(workspace, { id }),
    () => router.refresh(),
  );
  if (!delivery || delivery.status === "none") return null;
  const { status, error, sent_at } = delivery;
  const copies = cc.length > 0 ? <> Copy to {cc.join(", ")}.</> : null;
  if (status === "failed") {
    return (
      <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1.5 text-xs">
        <p className="text-pretty text-danger-text">Not delivered: {error}.</p>
        {mayWork ? (
          <Button size="sm" pending={again.pending} onClick={() => again.run(undefined)}>
            Mail it again
          </Button>
        ) : null}
        {again.error ? <p className="text-danger-text">{again.error.message}</p> : null}
      </div>
    );
  }
  return (
    <p className="mt-2 text-pretty break-words text-muted text-xs">
      {status === "sent" && sent_at ? (
        <>
          Sent <RelativeTime at={sent_at} />.
        </>
      ) : error ? (
        <>On its way: {error}. It is tried again.</>
      ) : (
        "Goes out within a minute or two."
      )}
      {status === "sent" && error ? <> {error}.</> : null}
      {copies}
    </p>
  );
}
