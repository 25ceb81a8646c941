import { cn } from "./cn";

/** A grey stand-in with the size of what is coming; whoever shows it marks the region `aria-busy`. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={cn("block h-4 animate-skeleton rounded-sm bg-selected", className)} />;
}
