import { cn } from "@/components/ui/cn";

/** The product's mark; the words beside it name it, so it is decoration. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={cn("size-6 shrink-0", className)}>
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <g
        fill="none"
        className="stroke-accent-foreground"
        strokeWidth="2.75"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <circle cx="12" cy="12.5" r="4.75" />
        <path d="M15.4 15.9 23.5 24M19.6 20.1l2.9-2.9" />
      </g>
    </svg>
  );
}
