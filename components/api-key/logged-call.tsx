"use client";

import Link from "next/link";
import { Callout } from "@/components/ui/callout";
import { RelativeTime } from "@/components/ui/relative-time";
import { denialLabel } from "@/lib/access/denial";
import type { LoggedRequestRow } from "@/lib/api-keys/evidence";
import type { ErrorCode } from "@/lib/errors";
import { paths } from "@/lib/paths";

type LoggedCallProps = { workspace: string; call: LoggedRequestRow; keyId: string; keyName: string };

/** What the log says of the request that was asked about. */
export function LoggedCall({ workspace, call, keyId, keyName }: LoggedCallProps) {
  const answered = call.code
    ? `answered ${call.status} ${call.code}: ${denialLabel(call.code as ErrorCode)}.`
    : `answered ${call.status}: it was not refused.`;
  return (
    <Callout
      tone={call.code ? "warning" : "info"}
      className="mb-4"
      title={
        <>
          <RelativeTime at={call.at} /> it was {answered}
        </>
      }
    >
      <span className="break-words font-mono text-xs">
        {call.method} {call.path}
      </span>{" "}
      from {call.ip}
      {call.origin ? ` on ${call.origin}` : ""}, with the key{" "}
      <Link href={paths.apiKey(workspace, keyId)} className="rounded-sm underline underline-offset-2">
        {keyName}
      </Link>
      . Below is what the API would answer now.
    </Callout>
  );
}

/** The request that was asked about is not there. */
export function UnknownCall({ request }: { request: string }) {
  return (
    <Callout tone="warning" className="mb-4" title="This request is not in the log">
      <span className="break-words font-mono text-xs">{request}</span> was made longer than 14 days ago, carried no
      valid key, or used a key that you do not see. Describe it below to see what the API would answer.
    </Callout>
  );
}

export function UnknownKey() {
  return (
    <Callout tone="warning" className="mb-4" title="There is no such key here">
      It was deleted, it belongs to another workspace, or you do not see it. The checks below go without one.
    </Callout>
  );
}
