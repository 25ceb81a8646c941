"use client";

import { Ellipsis, UserCog, UserMinus } from "lucide-react";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { LateMenu } from "@/components/ui/late-menu";
import type { MemberRow } from "./viewer";

export type MemberAction = "role" | "remove";

type RowMenuProps = { row: MemberRow; onAction: (action: MemberAction, row: MemberRow) => void };

/** Nothing at all when the viewer may do nothing with the member. */
export function RowMenu({ row, onAction }: RowMenuProps) {
  // Carried out once the menu is gone and has given the focus back, so that a dialog returns it to this button.
  const chosen = useRef<MemberAction | null>(null);
  if (!row.manageable) return null;
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
          <Menu.DropdownMenuItem onSelect={() => (chosen.current = "role")}>
            <UserCog aria-hidden />
            Change role
          </Menu.DropdownMenuItem>
          <Menu.DropdownMenuSeparator />
          <Menu.DropdownMenuItem danger onSelect={() => (chosen.current = "remove")}>
            <UserMinus aria-hidden />
            Remove
          </Menu.DropdownMenuItem>
        </>
      )}
    </LateMenu>
  );
}
