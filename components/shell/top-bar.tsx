"use client";

import { Menu, Search } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { overlayLook } from "@/components/ui/dialog-look";
import { Mark } from "./mark";

type TopBarProps = {
  title: string;
  /** What stands at the right, before the search. */
  aside: ReactNode;
  onSearch: () => void;
  /** What the drawer holds; `close` shuts it. */
  drawer: (close: () => void) => ReactNode;
};

/** Below 768 px: a bar at the top and the sidebar in a drawer. */
export function TopBar({ title, aside, onSearch, drawer }: TopBarProps) {
  const [open, setOpen] = useState(false);
  return (
    <header className="sticky top-0 z-30 flex h-12 items-center gap-1 border-b bg-background px-2 md:hidden">
      <Radix.Root open={open} onOpenChange={setOpen}>
        <Radix.Trigger asChild>
          <Button variant="ghost" size="icon" aria-label="Open menu">
            <Menu aria-hidden />
          </Button>
        </Radix.Trigger>
        <Radix.Portal>
          <Radix.Overlay className={`${overlayLook} md:hidden`} />
          <Radix.Content
            aria-describedby={undefined}
            className="fixed inset-y-0 left-0 z-50 w-72 max-w-[85vw] animate-drawer-in border-r bg-background shadow-lg outline-none data-[state=closed]:animate-drawer-out md:hidden"
          >
            <Radix.Title className="sr-only">Menu</Radix.Title>
            {drawer(() => setOpen(false))}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
      <Mark className="size-5" />
      <span className="min-w-0 flex-1 truncate pl-1 font-semibold text-sm">{title}</span>
      {aside}
      <Button variant="ghost" size="icon" aria-label="Search" onClick={onSearch}>
        <Search aria-hidden />
      </Button>
    </header>
  );
}
