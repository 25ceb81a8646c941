import { cn } from "./cn";

/** A thin moving line along the top of its positioned parent while something loads. */
export function ProgressBar({ active, label, className }: { active: boolean; label: string; className?: string }) {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-hidden={!active}
      className={cn(
        "pointer-events-none absolute inset-x-0 top-0 z-20 h-0.5 overflow-hidden transition-opacity duration-150",
        active ? "opacity-100" : "opacity-0",
        className,
      )}
    >
      {active ? <div data-motion="essential" className="h-full w-1/4 animate-progress rounded-full bg-accent" /> : null}
    </div>
  );
}
