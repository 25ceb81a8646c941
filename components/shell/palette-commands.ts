"use client";

import { Bell, Building2, CircleUser, Keyboard, LogOut, Monitor, Moon, Plus, Sun } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { useMemo } from "react";
import { paths } from "@/lib/paths";
import type { Command } from "./commands";
import { navFor, samePageIn } from "./nav";
import { navIcons } from "./nav-icons";
import { themeLabels, themes } from "./theme";
import type { ShellProps } from "./types";
import { setTheme } from "./use-theme";

const themeIcons = { system: Monitor, light: Sun, dark: Moon } as const;

/** What the palette offers on every page; pages add theirs with `useCommands`. */
export function usePaletteCommands(shell: ShellProps, onShortcuts: () => void): Command[] {
  const router = useRouter();
  const pathname = usePathname();
  const { workspace, workspaces, role, onSignOut } = shell;
  return useMemo(() => {
    const go = (href: string) => () => router.push(href);
    const pages = navFor(role).flatMap((section) =>
      section.entries.map((entry) => ({
        id: `go-${entry.label}`,
        label: entry.label,
        group: "Go to",
        icon: navIcons[entry.label],
        keywords: [section.label, ...(entry.keywords ?? [])],
        run: go(entry.href(workspace.slug)),
      })),
    );
    const switches = workspaces
      .filter((other) => other.slug !== workspace.slug)
      .map((other) => ({
        id: `workspace-${other.slug}`,
        label: other.name,
        group: "Switch workspace",
        icon: Building2,
        keywords: [other.slug, "switch"],
        run: go(samePageIn(pathname, workspace.slug, other)),
      }));
    const looks = themes.map((theme) => ({
      id: `theme-${theme}`,
      label: `${themeLabels[theme]} theme`,
      group: "Theme",
      icon: themeIcons[theme],
      run: () => setTheme(theme),
    }));
    return [
      ...pages,
      { id: "notices", label: "Notices", group: "Go to", icon: Bell, run: go(paths.notices(workspace.slug)) },
      { id: "workspace-new", label: "New workspace", group: "Go to", icon: Plus, run: go(paths.newWorkspace()) },
      ...looks,
      { id: "account", label: "Account", group: "You", icon: CircleUser, run: go(paths.account()) },
      { id: "shortcuts", label: "Keyboard shortcuts", group: "You", icon: Keyboard, shortcut: "?", run: onShortcuts },
      { id: "sign-out", label: "Sign out", group: "You", icon: LogOut, run: () => void onSignOut() },
      ...switches,
    ];
  }, [router, pathname, workspace.slug, workspaces, role, onSignOut, onShortcuts]);
}
