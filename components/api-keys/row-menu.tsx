"use client";

import { Ban, Ellipsis, Pause, Pencil, Play, RefreshCw, SlidersHorizontal, Trash2 } from "lucide-react";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { LateMenu } from "@/components/ui/late-menu";
import { isLive } from "@/lib/access/key-status";
import type { ApiKeyRow } from "@/lib/api-keys/schema";
import { mayEnd, mayRename, mayReplace, type Viewer } from "./viewer";

export type RowAction = "rename" | "edit" | "replace" | "disable" | "enable" | "revoke" | "delete";

type RowMenuProps = { row: ApiKeyRow; viewer: Viewer; onAction: (action: RowAction, row: ApiKeyRow) => void };

/** Nothing at all when the viewer may do nothing with the key. */
export function RowMenu({ row, viewer, onAction }: RowMenuProps) {
  // Carried out once the menu is gone and has given the focus back, so that a dialog returns it to this button.
  const chosen = useRef<RowAction | null>(null);
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
  return (
    <LateMenu
      onCloseAutoFocus={finish}
      trigger={
        <Button variant="ghost" size="icon-sm" aria-label={`Actions for ${row.name}`}>
          <Ellipsis aria-hidden />
        </Button>
      }
    >
      {(Menu) => (
        <>
          {rename ? (
            <>
              <Menu.DropdownMenuItem onSelect={choose("rename")}>
                <Pencil aria-hidden />
                Rename
              </Menu.DropdownMenuItem>
              <Menu.DropdownMenuItem onSelect={choose("edit")}>
                <SlidersHorizontal aria-hidden />
                Edit
              </Menu.DropdownMenuItem>
            </>
          ) : null}
          {live && mayReplace(viewer, row) ? (
            <Menu.DropdownMenuItem onSelect={choose("replace")}>
              <RefreshCw aria-hidden />
              {row.replacedBy ? "Finish replacing" : "Replace"}
            </Menu.DropdownMenuItem>
          ) : null}
          {end && row.status === "active" ? (
            <Menu.DropdownMenuItem onSelect={choose("disable")}>
              <Pause aria-hidden />
              Disable
            </Menu.DropdownMenuItem>
          ) : null}
          {end && row.status === "disabled" ? (
            <Menu.DropdownMenuItem onSelect={choose("enable")}>
              <Play aria-hidden />
              Enable
            </Menu.DropdownMenuItem>
          ) : null}
          {end && live ? (
            <>
              <Menu.DropdownMenuSeparator />
              <Menu.DropdownMenuItem danger onSelect={choose("revoke")}>
                <Ban aria-hidden />
                Revoke
              </Menu.DropdownMenuItem>
            </>
          ) : null}
          {end ? (
            <Menu.DropdownMenuItem danger onSelect={choose("delete")}>
              <Trash2 aria-hidden />
              Delete
            </Menu.DropdownMenuItem>
          ) : null}
        </>
      )}
    </LateMenu>
  );
}
