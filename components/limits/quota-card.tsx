"use client";

import { lazy, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { OnceOpen } from "@/components/ui/once-open";
import { RelativeTime } from "@/components/ui/relative-time";
import type { MonthlyUse } from "@/lib/limits/schema";
import { Meter } from "./meter";
import { number } from "./words";

const QuotaDialog = lazy(() => import("./quota-dialog").then((file) => ({ default: file.QuotaDialog })));

type QuotaCardProps = { workspace: string; use: MonthlyUse; mayChange: boolean };

export function QuotaCard({ workspace, use, mayChange }: QuotaCardProps) {
  const { used, quota, endsAt } = use;
  const [editing, setEditing] = useState(false);
  return (
    <Card
      title="Calls this month"
      description="Calls with a key that were let in, in the calendar month of UTC."
      actions={
        mayChange ? (
          <Button size="sm" onClick={() => setEditing(true)}>
            {quota ? "Change quota" : "Set a quota"}
          </Button>
        ) : null
      }
    >
      <p className="text-sm">
        <strong className="font-semibold text-xl tabular-nums">{number.format(used)}</strong>{" "}
        {quota ? <>of {number.format(quota.calls)} calls</> : <>{used === 1 ? "call" : "calls"}, without a quota</>}
      </p>
      {quota ? <Meter used={used} calls={quota.calls} /> : null}
      <p className="mt-2 text-pretty text-muted text-xs">
        Begins anew on the 1st, <RelativeTime at={endsAt} />.
        {quota
          ? quota.refuses
            ? " Calls beyond the quota are refused with status 429."
            : " Calls beyond the quota go on."
          : ""}
        {quota ? " Owners and admins are told at 80 % and at 100 %." : ""}
      </p>
      <OnceOpen open={editing}>
        <QuotaDialog workspace={workspace} quota={quota} open={editing} onClose={() => setEditing(false)} />
      </OnceOpen>
    </Card>
  );
}
