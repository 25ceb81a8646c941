import { cn } from "@/components/ui/cn";
import { number, percentUsed } from "./words";

/** How much of the quota is used, as a bar; its colour is said in words beside it. */
export function Meter({ used, calls }: { used: number; calls: number }) {
  const percent = percentUsed(used, calls);
  const tone = percent >= 100 ? "bg-danger" : percent >= 80 ? "bg-warning" : "bg-accent";
  return (
    <div className="mt-2 flex items-center gap-3">
      {/* biome-ignore lint/a11y/useSemanticElements: browsers draw <meter> each in their own way. */}
      <div
        role="meter"
        aria-label="Monthly quota"
        aria-valuemin={0}
        aria-valuemax={calls}
        aria-valuenow={Math.min(used, calls)}
        aria-valuetext={`${number.format(used)} of ${number.format(calls)} calls, ${percent} %`}
        className="h-2 min-w-0 flex-1 overflow-hidden rounded-full border bg-sunken"
      >
        <div className={cn("h-full rounded-full", tone)} style={{ width: `${percent}%` }} />
      </div>
      <span className="shrink-0 text-muted text-xs tabular-nums">
        {percent >= 100 ? "Used up" : `${percent} % used`}
      </span>
    </div>
  );
}
