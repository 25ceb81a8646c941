"use client";

import { Popover as Radix } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./cn";
import { popLook } from "./pop-look";

export const Popover = Radix.Root;
export const PopoverTrigger = Radix.Trigger;
export const PopoverClose = Radix.Close;

/** Give it an `aria-label`, or a heading and `aria-labelledby`. */
export function PopoverContent({ className, align = "start", ...rest }: ComponentProps<typeof Radix.Content>) {
  return (
    <Radix.Portal>
      <Radix.Content
        align={align}
        sideOffset={4}
        collisionPadding={8}
        className={cn(
          popLook,
          "max-h-(--radix-popover-content-available-height) w-72 max-w-[calc(100vw-16px)] p-3",
          className,
        )}
        {...rest}
      />
    </Radix.Portal>
  );
}
