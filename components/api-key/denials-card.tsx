"use client";

import Link from "next/link";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import { denialLabel } from "@/lib/access/denial";
import type { KeyDenials } from "@/lib/api-keys/evidence";
import type { ApiKeyRow } from "@/lib/api-keys/schema";
import { paths } from "@/lib/paths";
import { triedInWords } from "./tried-in-words";

const number = new Intl.NumberFormat("en-US");

/** What the key was refused, and from where: who still uses a revoked key, who guesses, whose address is missing. */
export function DenialsCard({ workspace, row, denials }: { workspace: string; row: ApiKeyRow; denials: KeyDenials }) {
  const tried = triedInWords(row.status, denials.rows);
  return (
    <Card
      title="Denied attempts"
      description={
        denials.rows.length === 0 ? "None in the last 30 days." : "In the last 30 days, by reason and address."
      }
      actions={
        <Button asChild size="sm">
          <Link href={paths.whyRefused(workspace, { key: row.id })}>Why was I refused?</Link>
        </Button>
      }
    >
      {tried ? (
        <Callout tone="warning" className="mb-3">
          {tried}
        </Callout>
      ) : null}
      {denials.rows.length > 0 ? (
        <ul aria-label="Denied attempts" className="divide-y rounded-lg border">
          {denials.rows.map(({ reason, ip, count, firstAt, lastAt }) => (
            <li
              key={`${reason} ${ip}`}
              className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5 px-3 py-2 text-sm"
            >
              <span className="min-w-0">{denialLabel(reason)}</span>
              <span className="text-right font-medium">
                {number.format(count)}
                <span className="sr-only"> times</span>
              </span>
              <span className="min-w-0 truncate font-mono text-muted text-xs leading-5">{addressInWords(ip)}</span>
              <span className="text-right text-muted text-xs leading-5">
                {count > 1 ? (
                  <>
                    <RelativeTime at={firstAt} /> to <RelativeTime at={lastAt} />
                  </>
                ) : (
                  <RelativeTime at={lastAt} />
                )}
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      {denials.more > 0 ? (
        <p className="mt-2 text-muted text-xs">And {number.format(denials.more)} more reasons and addresses.</p>
      ) : null}
    </Card>
  );
}

function addressInWords(ip: string): string {
  if (ip === "other") return "further addresses";
  return ip === "unknown" ? "unknown address" : ip;
}
