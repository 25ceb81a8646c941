"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { FormError } from "@/components/forms/form-error";
import { useFormAction } from "@/components/forms/use-form-action";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import { toast } from "@/components/ui/toast";
import { endOtherSessions, endSession } from "@/lib/auth/actions";

/** A session as the list shows it; the server says which one asks. */
export type ShownSession = { id: string; device: string; ip: string; startedAt: Date; seenAt: Date; current: boolean };

/** Where the person is signed in, and the way to end what they do not know. */
export function SessionList({ sessions }: { sessions: readonly ShownSession[] }) {
  const router = useRouter();
  const others = useFormAction(
    () => endOtherSessions({}),
    ({ ended }) => {
      startTransition(() => router.refresh());
      toast.success(ended === 1 ? "Ended 1 other session" : `Ended ${ended} other sessions`);
    },
  );
  return (
    <Card
      title="Sessions"
      description="Where you are signed in. End what you do not know, then change your password."
      flush
      actions={
        sessions.length > 1 ? (
          <Button size="sm" pending={others.pending} onClick={() => others.run(undefined)}>
            End all others
          </Button>
        ) : null
      }
    >
      {others.error ? (
        <div className="px-4 pb-3 sm:px-5">
          <FormError error={others.error} />
        </div>
      ) : null}
      <ul aria-label="Sessions" className="divide-y border-t">
        {sessions.map((session) => (
          <SessionItem key={session.id} session={session} />
        ))}
      </ul>
    </Card>
  );
}

function SessionItem({ session }: { session: ShownSession }) {
  const { id, device, ip, startedAt, seenAt, current } = session;
  const router = useRouter();
  const end = useFormAction(
    () => endSession({ id }),
    () => {
      startTransition(() => router.refresh());
      toast.success("Session ended", { description: `${device}${ip ? `, ${ip}` : ""}` });
    },
  );
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5 sm:px-5">
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex flex-wrap items-center gap-2 font-medium text-sm">
          {device}
          {current ? <Badge tone="accent">This session</Badge> : null}
        </p>
        <p className="flex flex-wrap gap-x-3 text-muted text-xs">
          {ip ? <span className="font-mono">{ip}</span> : null}
          <span>
            Started <RelativeTime at={startedAt} />
          </span>
          <span>
            Last seen <RelativeTime at={seenAt} />
          </span>
        </p>
        {end.error ? <p className="text-danger-text text-xs">{end.error.message}</p> : null}
      </div>
      {current ? null : (
        <Button
          size="sm"
          pending={end.pending}
          onClick={() => end.run(undefined)}
          aria-label={`End session: ${device}${ip ? `, ${ip}` : ""}`}
        >
          End session
        </Button>
      )}
    </li>
  );
}
