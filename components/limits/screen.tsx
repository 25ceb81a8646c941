import { Card } from "@/components/ui/card";
import type { Limit, MonthlyUse } from "@/lib/limits/schema";
import { LimitRow } from "./limit-row";
import { QuotaCard } from "./quota-card";

type LimitsScreenProps = {
  workspace: string;
  limits: readonly Limit[];
  use: MonthlyUse;
  mayChange: boolean;
};

/** What the API lets through: the limits of short windows, and the calls of a month. */
export function LimitsScreen({ workspace, limits, use, mayChange }: LimitsScreenProps) {
  return (
    <div className="flex max-w-3xl flex-col gap-5">
      <QuotaCard workspace={workspace} use={use} mayChange={mayChange} />
      <Card
        title="Rate limits"
        description="Counted for this workspace alone. Keys and callers without one share the first three. A change holds within five seconds, on every instance."
        flush
      >
        <ul className="divide-y border-t">
          {limits.map((limit) => (
            <LimitRow key={limit.policy} workspace={workspace} limit={limit} mayChange={mayChange} />
          ))}
        </ul>
      </Card>
    </div>
  );
}
