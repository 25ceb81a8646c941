"use client";

import { Ellipsis, UserCog, UserMinus } from "lucide-react";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
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
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="icon-sm" aria-label={`Actions for ${row.name}`}>
          <Ellipsis aria-hidden />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent onCloseAutoFocus={finish}>
        <DropdownMenuItem onSelect={() => (chosen.current = "role")}>
          <UserCog aria-hidden />
          Change role
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem danger onSelect={() => (chosen.current = "remove")}>
          <UserMinus aria-hidden />
          Remove
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
