"use client";

import { Menu, Search } from "lucide-react";
import { lazy, type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { OnceOpen } from "@/components/ui/once-open";
import { Mark } from "./mark";

export const fetchDrawer = () => import("./drawer").then((file) => ({ default: file.Drawer }));
const Drawer = lazy(fetchDrawer);

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
      <Button
        variant="ghost"
        size="icon"
        aria-label="Open menu"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        <Menu aria-hidden />
      </Button>
      <OnceOpen open={open}>
        <Drawer open={open} onOpenChange={setOpen}>
          {drawer(() => setOpen(false))}
        </Drawer>
      </OnceOpen>
      <Mark className="size-5" />
      <span className="min-w-0 flex-1 truncate pl-1 font-semibold text-sm">{title}</span>
      {aside}
      <Button variant="ghost" size="icon" aria-label="Search" onClick={onSearch}>
        <Search aria-hidden />
      </Button>
    </header>
  );
}
