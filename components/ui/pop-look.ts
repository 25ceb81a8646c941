import { cn } from "./cn";

/** The panel that select, menu and popover open. */
export const popLook = cn(
  "z-50 overflow-y-auto overflow-x-hidden rounded-lg border border-border-strong bg-raised p-1 text-foreground shadow-md",
  "outline-none animate-pop-in data-[state=closed]:animate-pop-out",
);
