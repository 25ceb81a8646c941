"use client";

import { CircleUser, Ellipsis, Keyboard, LogOut } from "lucide-react";
import Link from "next/link";
import { LateMenu } from "@/components/ui/late-menu";
import { paths } from "@/lib/paths";
import { Monogram } from "./monogram";
import { parseTheme, themeLabels, themes } from "./theme";
import type { ShellProps } from "./types";
import { setTheme, useTheme } from "./use-theme";

type AccountMenuProps = Pick<ShellProps, "user" | "onSignOut"> & {
  onShortcuts: () => void;
  onNavigate?: (() => void) | undefined;
};

export function AccountMenu({ user, onSignOut, onShortcuts, onNavigate }: AccountMenuProps) {
  const theme = useTheme();
  return (
    <LateMenu
      align="start"
      side="top"
      className="w-56"
      trigger={
        <button
          type="button"
          className="flex w-full min-w-0 items-center gap-2 rounded-md px-1.5 py-1.5 text-left hover:bg-hover data-[state=open]:bg-hover"
        >
          <Monogram name={user.name} />
          <span className="min-w-0 flex-1 leading-4">
            <span className="block truncate font-medium text-sm leading-4">{user.name}</span>
            <span className="block truncate text-muted text-xs">{user.email}</span>
          </span>
          <span className="sr-only">, account menu</span>
          <Ellipsis className="size-4 shrink-0 text-muted" aria-hidden />
        </button>
      }
    >
      {(Menu) => (
        <>
          <Menu.DropdownMenuItem asChild>
            <Link href={paths.account()} onClick={onNavigate}>
              <CircleUser aria-hidden />
              Account
            </Link>
          </Menu.DropdownMenuItem>
          <Menu.DropdownMenuItem onSelect={onShortcuts} className="pointer-coarse:hidden">
            <Keyboard aria-hidden />
            Keyboard shortcuts
          </Menu.DropdownMenuItem>
          <Menu.DropdownMenuSeparator />
          <Menu.DropdownMenuLabel>Theme</Menu.DropdownMenuLabel>
          <Menu.DropdownMenuRadioGroup value={theme} onValueChange={(value) => setTheme(parseTheme(value))}>
            {themes.map((choice) => (
              <Menu.DropdownMenuRadioItem key={choice} value={choice} onSelect={(event) => event.preventDefault()}>
                {themeLabels[choice]}
              </Menu.DropdownMenuRadioItem>
            ))}
          </Menu.DropdownMenuRadioGroup>
          <Menu.DropdownMenuSeparator />
          <Menu.DropdownMenuItem onSelect={() => void onSignOut()}>
            <LogOut aria-hidden />
            Sign out
          </Menu.DropdownMenuItem>
        </>
      )}
    </LateMenu>
  );
}
