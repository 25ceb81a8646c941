"use client";

import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { overlayLook } from "@/components/ui/dialog-look";
import { useReturnFocus } from "@/components/ui/use-return-focus";

type DrawerProps = { open: boolean; onOpenChange: (open: boolean) => void; children: ReactNode };

/** The menu of narrow screens, from the left. */
export function Drawer({ open, onOpenChange, children }: DrawerProps) {
  const focus = useReturnFocus(undefined, undefined);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={`${overlayLook} md:hidden`} />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed inset-y-0 left-0 z-50 w-72 max-w-[85vw] animate-drawer-in border-r bg-background shadow-lg outline-none data-[state=closed]:animate-drawer-out md:hidden"
          {...focus}
        >
          <Radix.Title className="sr-only">Menu</Radix.Title>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
