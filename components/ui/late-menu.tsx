"use client";

import { Slot } from "radix-ui";
import { type ComponentProps, type ReactNode, useRef } from "react";
import type { DropdownMenuContent } from "./dropdown-menu";
import { useFirstPress } from "./use-first-press";

/** The parts of menus. Fetched when the page is idle by what shows many of them, else with the first press. */
export const fetchMenu = () => import("./dropdown-menu");

type MenuParts = Awaited<ReturnType<typeof fetchMenu>>;

type LateMenuProps = Omit<ComponentProps<typeof DropdownMenuContent>, "children" | "ref"> & {
  /** The button that opens it. */
  trigger: ReactNode;
  /** The entries, made of the parts they are given. */
  children: (parts: MenuParts) => ReactNode;
};

/** A menu of which a page has only the button until somebody presses it. */
export function LateMenu({ trigger: button, children, ...content }: LateMenuProps) {
  const { opened, trigger } = useFirstPress("menu", fetchMenu);
  const focused = useRef(false);
  if (!opened) return <Slot.Root {...trigger}>{button}</Slot.Root>;
  const { part: Menu, byKey } = opened;
  /** As the menu does by itself when a key opens it and it was there before. */
  const focusFirstItem = (menu: HTMLElement | null) => {
    if (!menu || focused.current) return;
    focused.current = true;
    if (byKey) requestAnimationFrame(() => menu.querySelector<HTMLElement>('[role^="menuitem"]')?.focus());
  };
  return (
    <Menu.DropdownMenu defaultOpen>
      <Menu.DropdownMenuTrigger asChild>{button}</Menu.DropdownMenuTrigger>
      <Menu.DropdownMenuContent {...content} ref={focusFirstItem}>
        {children(Menu)}
      </Menu.DropdownMenuContent>
    </Menu.DropdownMenu>
  );
}
