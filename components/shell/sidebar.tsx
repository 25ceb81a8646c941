"use client";

import { Search } from "lucide-react";
import { Bell } from "@/components/notices/bell";
import { Kbd } from "@/components/ui/kbd";
import { AccountMenu } from "./account-menu";
import { useModifierName } from "./hotkeys";
import { NavList } from "./nav-list";
import type { ShellProps } from "./types";
import { WorkspaceSwitcher } from "./workspace-switcher";

type SidebarProps = {
  shell: ShellProps;
  onSearch: () => void;
  onShortcuts: () => void;
  /** The drawer closes itself when something in it leads away. */
  onNavigate?: (() => void) | undefined;
};

/** The same content in the column at the left and in the drawer of narrow screens. */
export function Sidebar({ shell, onSearch, onShortcuts, onNavigate }: SidebarProps) {
  const modifier = useModifierName();
  return (
    <div className="flex h-full flex-col gap-3 p-2.5">
      <div className="flex items-center gap-1">
        <div className="min-w-0 flex-1">
          <WorkspaceSwitcher workspace={shell.workspace} workspaces={shell.workspaces} onNavigate={onNavigate} />
        </div>
        <Bell workspace={shell.workspace.slug} unread={shell.unreadNotices} onNavigate={onNavigate} />
      </div>
      <button
        type="button"
        onClick={onSearch}
        className="flex h-8 shrink-0 items-center gap-2.5 rounded-md border border-border-strong bg-surface px-2 text-muted text-sm shadow-xs hover:text-foreground pointer-coarse:h-10"
      >
        <Search className="size-4 shrink-0" aria-hidden />
        <span className="flex-1 text-left">Search</span>
        <span aria-hidden="true" className="flex gap-0.5 pointer-coarse:hidden">
          <Kbd className="border-border">{modifier}</Kbd>
          <Kbd className="border-border">K</Kbd>
        </span>
      </button>
      <div className="min-h-0 flex-1 overflow-y-auto pt-1">
        <NavList workspace={shell.workspace.slug} role={shell.role} icons={shell.navIcons} onNavigate={onNavigate} />
      </div>
      <AccountMenu user={shell.user} onSignOut={shell.onSignOut} onShortcuts={onShortcuts} onNavigate={onNavigate} />
    </div>
  );
}
