"use client";

import { Ban, Ellipsis, Pause, Pencil, Play, RefreshCw, SlidersHorizontal, Trash2 } from "lucide-react";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { useFirstPress } from "@/components/ui/use-first-press";
import { isLive } from "@/lib/access/key-status";
import type { ApiKeyRow } from "@/lib/api-keys/schema";
import { mayEnd, mayRename, mayReplace, type Viewer } from "./viewer";

export type RowAction = "rename" | "edit" | "replace" | "disable" | "enable" | "revoke" | "delete";

type RowMenuProps = { row: ApiKeyRow; viewer: Viewer; onAction: (action: RowAction, row: ApiKeyRow) => void };

/** Nothing at all when the viewer may do nothing with the key. */
export function RowMenu({ row, viewer, onAction }: RowMenuProps) {
  // Carried out once the menu is gone and has given the focus back, so that a dialog returns it to this button.
  const chosen = useRef<RowAction | null>(null);
  const { wanted, trigger } = useFirstPress("menu");
  const live = isLive(row.status);
  const rename = live && mayRename(viewer, row);
  const end = mayEnd(viewer, row);
  if (!rename && !end) return null;
  const choose = (action: RowAction) => () => {
    chosen.current = action;
  };
  const finish = () => {
    if (chosen.current) onAction(chosen.current, row);
    chosen.current = null;
  };
  const look = { variant: "ghost", size: "icon-sm", "aria-label": `Actions for ${row.name}` } as const;
  if (!wanted) {
    return (
      <Button {...look} {...trigger}>
        <Ellipsis aria-hidden />
      </Button>
    );
  }
  return (
    <DropdownMenu defaultOpen>
      <DropdownMenuTrigger asChild>
        <Button {...look}>
          <Ellipsis aria-hidden />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent onCloseAutoFocus={finish} ref={wanted === "keyboard" ? focusFirstItem : undefined}>
        {rename ? (
          <>
            <DropdownMenuItem onSelect={choose("rename")}>
              <Pencil aria-hidden />
              Rename
            </DropdownMenuItem>
            <DropdownMenuItem onSelect={choose("edit")}>
              <SlidersHorizontal aria-hidden />
              Edit
            </DropdownMenuItem>
          </>
        ) : null}
        {live && mayReplace(viewer, row) ? (
          <DropdownMenuItem onSelect={choose("replace")}>
            <RefreshCw aria-hidden />
            {row.replacedBy ? "Finish replacing" : "Replace"}
          </DropdownMenuItem>
        ) : null}
        {end && row.status === "active" ? (
          <DropdownMenuItem onSelect={choose("disable")}>
            <Pause aria-hidden />
            Disable
          </DropdownMenuItem>
        ) : null}
        {end && row.status === "disabled" ? (
          <DropdownMenuItem onSelect={choose("enable")}>
            <Play aria-hidden />
            Enable
          </DropdownMenuItem>
        ) : null}
        {end && live ? (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuItem danger onSelect={choose("revoke")}>
              <Ban aria-hidden />
              Revoke
            </DropdownMenuItem>
          </>
        ) : null}
        {end ? (
          <DropdownMenuItem danger onSelect={choose("delete")}>
            <Trash2 aria-hidden />
            Delete
          </DropdownMenuItem>
        ) : null}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

/** As the menu does by itself when a key opens it and it was there before. */
function focusFirstItem(menu: HTMLElement | null) {
  requestAnimationFrame(() => menu?.querySelector<HTMLElement>('[role="menuitem"]')?.focus());
}
