"use client";

import type { KeyUsage, UsageBar } from "@/lib/api-keys/evidence";
import { barLabel } from "./usage-words";

const number = new Intl.NumberFormat("en-US");

/** The chart in numbers, the latest first; hours and days without calls are left out. */
export function UsageTable({ bars, by }: { bars: readonly UsageBar[]; by: keyof KeyUsage }) {
  const busy = bars.filter(({ allowed, refused }) => allowed + refused > 0).reverse();
  if (busy.length === 0) return <p className="mt-3 text-muted text-sm">No calls in this time.</p>;
  return (
    <details className="mt-3 text-sm">
      <summary className="w-fit rounded-sm text-muted hover:text-foreground">Show as table</summary>
      {/* biome-ignore lint/a11y/useSemanticElements: a <section> would need a heading; this is a scrollable box. */}
      <div
        role="region"
        aria-label="Calls in numbers"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        className="mt-2 max-h-64 overflow-y-auto rounded-lg border"
      >
        <table className="w-full text-left text-sm">
          <thead className="text-muted text-xs">
            <tr className="border-b">
              <th scope="col" className="px-3 py-1.5 font-medium">
                {by === "hours" ? "Hour (UTC)" : "Day (UTC)"}
              </th>
              <th scope="col" className="px-3 py-1.5 text-right font-medium">
                Allowed
              </th>
              <th scope="col" className="px-3 py-1.5 text-right font-medium">
                Refused
              </th>
            </tr>
          </thead>
          <tbody className="divide-y">
            {busy.map(({ at, allowed, refused }) => (
              <tr key={at}>
                <th scope="row" className="px-3 py-1.5 font-normal">
                  {barLabel(at, by)}
                </th>
                <td className="px-3 py-1.5 text-right">{number.format(allowed)}</td>
                <td className="px-3 py-1.5 text-right">{number.format(refused)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
