"use client";

import { Tooltip as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn";

/** Once around the page: after the first tooltip the next ones open at once. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  return (
    <Radix.Provider delayDuration={350} skipDelayDuration={250}>
      {children}
    </Radix.Provider>
  );
}

type TooltipProps = {
  /** What the tooltip says. Without it the trigger stands alone. */
  content: ReactNode;
  /** One element that takes focus and a ref. */
  children: ReactNode;
  side?: "top" | "right" | "bottom" | "left";
  align?: "start" | "center" | "end";
  className?: string;
};

/** Shows on hover and on keyboard focus; Escape hides it. Never the only place where something is said. */
export function Tooltip({ content, children, side = "top", align = "center", className }: TooltipProps) {
  if (content === null || content === undefined || content === "") return children;
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side={side}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className={cn(
            "z-60 max-w-72 rounded-md bg-inverse px-2 py-1 text-inverse-foreground text-xs shadow-md",
            "animate-fade-in data-[state=closed]:animate-fade-out",
            className,
          )}
        >
          {content}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
