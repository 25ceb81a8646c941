"use client";

import { Slot } from "radix-ui";
import { type ComponentProps, type ReactNode, useState } from "react";
import type { PopoverContent } from "./popover";
import { useFirstPress } from "./use-first-press";

/** Fetched when the page is idle by what shows many of them, else with the first press. */
export const fetchPopover = () => import("./popover");

type LatePopoverProps = Omit<ComponentProps<typeof PopoverContent>, "children"> & {
  /** The button that opens it. */
  trigger: ReactNode;
  onOpen?: () => void;
  children: (close: () => void) => ReactNode;
};

/** A popover of which a page has only the button until somebody presses it. Give it an `aria-label`. */
export function LatePopover({ trigger: button, onOpen, children, ...content }: LatePopoverProps) {
  const { opened, trigger } = useFirstPress("dialog", fetchPopover);
  const [open, setOpen] = useState(true);
  if (!opened) {
    const onClick = (event: { detail: number }) => {
      trigger.onClick(event);
      onOpen?.();
    };
    return (
      <Slot.Root {...trigger} onClick={onClick}>
        {button}
      </Slot.Root>
    );
  }
  const toggle = (next: boolean) => {
    setOpen(next);
    if (next) onOpen?.();
  };
  const { Popover, PopoverTrigger, PopoverContent } = opened.part;
  return (
    <Popover open={open} onOpenChange={toggle}>
      <PopoverTrigger asChild>{button}</PopoverTrigger>
      <PopoverContent {...content}>{children(() => setOpen(false))}</PopoverContent>
    </Popover>
  );
}
