import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";

/** Boxes of one kind behind their heading, in two columns where there is room; for pickers of many. */
export function ChoiceGroup({ label, many, children }: { label: string; many: boolean; children: ReactNode }) {
  return (
    <fieldset aria-label={label} className="grid gap-x-3 gap-y-2.5 px-3 py-2.5 sm:grid-cols-[104px_minmax(0,1fr)]">
      <div aria-hidden="true" className="font-medium text-muted text-xs leading-5">
        {label}
      </div>
      <div className={cn("grid gap-2.5", many && "min-[420px]:grid-cols-2")}>{children}</div>
    </fieldset>
  );
}
