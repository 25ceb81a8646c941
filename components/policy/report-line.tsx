"use client";

import { RelativeTime } from "@/components/ui/relative-time";
import type { AddressReport } from "@/lib/policy/schema";
import { counted } from "./consequences";

/** "Would have refused 14 calls from 2 addresses since Tuesday." */
export function ReportLine({ report: { calls, addressCount, addresses, since } }: { report: AddressReport }) {
  return (
    <p className="rounded-md border border-info-line bg-info-soft px-3 py-2 text-sm">
      {calls === 0 ? (
        "Nothing would have been refused"
      ) : (
        <>
          Would have refused <strong className="font-medium">{counted(calls, "call")}</strong> from{" "}
          <strong className="font-medium">{counted(addressCount, "address", "addresses")}</strong>
        </>
      )}{" "}
      since <RelativeTime at={since} />.
      {calls > 0 ? (
        <span className="mt-0.5 block break-words text-muted text-xs">
          {addresses.map(({ ip, calls: each }) => `${ip} (${each})`).join(", ")}
          {addressCount > addresses.length ? ", …" : ""}
        </span>
      ) : null}
    </p>
  );
}
