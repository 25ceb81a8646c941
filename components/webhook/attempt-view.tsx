"use client";

import { CodeBlock } from "@/components/ui/code-block";
import { RelativeTime } from "@/components/ui/relative-time";
import type { Attempt } from "@/lib/webhooks/schema";

/** What was sent once, and what came back. */
export function AttemptView({ attempt }: { attempt: Attempt }) {
  const { started_at: at, response_status: status, response_ms: ms, error, response_snippet: snippet } = attempt;
  const headers = Object.entries(attempt.request_headers)
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n");
  return (
    <>
      <section className="flex flex-col gap-2">
        <h3 className="flex flex-wrap items-baseline gap-x-2 font-medium text-sm">
          Answer <RelativeTime at={at} className="font-normal text-muted text-xs" />
        </h3>
        <p className="text-sm tabular-nums">
          {status === null ? error : `Status ${status}`} <span className="text-muted">after {ms ?? 0} ms</span>
        </p>
        {snippet === null ? (
          <p className="text-muted text-xs">What the receiver answered is shown to owners and admins.</p>
        ) : snippet === "" ? null : (
          <CodeBlock code={snippet} label="answer" wrap className="max-h-48 overflow-y-auto" />
        )}
      </section>
      <section className="flex flex-col gap-2">
        <h3 className="font-medium text-sm">Request</h3>
        {headers === "" ? null : <CodeBlock code={headers} label="request headers" wrap />}
        {attempt.request_body === null ? (
          <p className="text-muted text-xs">
            Your role does not read what this event tells of, or it is not kept any more.
          </p>
        ) : (
          <CodeBlock
            code={attempt.request_body}
            shown={pretty(attempt.request_body)}
            label="request body"
            wrap
            className="max-h-96 overflow-y-auto"
          />
        )}
      </section>
    </>
  );
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
