"use client";

import { Tabs as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./cn";

export function Tabs({ className, ...rest }: ComponentProps<typeof Radix.Root>) {
  return <Radix.Root className={cn("flex min-w-0 flex-col gap-3", className)} {...rest} />;
}

/** Give it an `aria-label`. Scrolls sideways when the tabs do not fit. */
export function TabsList({ className, ...rest }: ComponentProps<typeof Radix.List>) {
  return (
    <Radix.List className={cn("flex gap-4 overflow-x-auto border-b [scrollbar-width:none]", className)} {...rest} />
  );
}

export function TabsTrigger({ className, ...rest }: ComponentProps<typeof Radix.Trigger>) {
  return (
    <Radix.Trigger
      className={cn(
        "-mb-px h-8 shrink-0 border-transparent border-b-2 px-0.5 text-muted text-sm transition-colors duration-100",
        "hover:text-foreground data-[state=active]:border-accent data-[state=active]:text-foreground",
        "font-medium outline-offset-[-2px] disabled:opacity-50 pointer-coarse:h-10",
        className,
      )}
      {...rest}
    />
  );
}

export function TabsContent({ className, ...rest }: ComponentProps<typeof Radix.Content>) {
  return <Radix.Content className={cn("min-w-0 rounded-md", className)} {...rest} />;
}
