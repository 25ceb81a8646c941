"use client";

import { useState } from "react";
import { Card } from "@/components/ui/card";
import { Segmented } from "@/components/ui/segmented";
import type { KeyUsage } from "@/lib/api-keys/evidence";
import { UsageChart } from "./usage-chart";
import { UsageTable } from "./usage-table";

const spans = [
  { value: "hours", label: "48 hours" },
  { value: "days", label: "30 days" },
] as const;

const number = new Intl.NumberFormat("en-US");

/** How often the key was let in and refused. */
export function UsageCard({ usage }: { usage: KeyUsage }) {
  const [span, setSpan] = useState<keyof KeyUsage>("hours");
  const bars = usage[span];
  const allowed = bars.reduce((sum, bar) => sum + bar.allowed, 0);
  const refused = bars.reduce((sum, bar) => sum + bar.refused, 0);
  return (
    <Card
      title="Usage"
      description="Calls by hour and by day, in UTC."
      actions={<Segmented label="Time span" value={span} onValueChange={setSpan} options={spans} />}
    >
      <ul className="mb-3 flex flex-wrap gap-x-5 gap-y-1 text-sm">
        <Legend look="bg-accent" label="Allowed" count={number.format(allowed)} />
        <Legend look="bg-danger" label="Refused" count={number.format(refused)} />
      </ul>
      <UsageChart bars={bars} by={span} />
      <UsageTable bars={bars} by={span} />
    </Card>
  );
}

function Legend({ look, label, count }: { look: string; label: string; count: string }) {
  return (
    <li className="inline-flex items-center gap-2">
      <span aria-hidden="true" className={`size-2.5 rounded-[2px] ${look}`} />
      <span className="text-muted">{label}</span>
      <span className="font-medium">{count}</span>
    </li>
  );
}
