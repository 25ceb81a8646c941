"use client";

import { lazy, type ReactNode, useCallback, useState } from "react";
import { fetchConfirmPassword } from "@/components/auth/confirm-password";
import { Bell } from "@/components/notices/bell";
import { fetchMenu } from "@/components/ui/late-menu";
import { fetchPopover } from "@/components/ui/late-popover";
import { OnceOpen } from "@/components/ui/once-open";
import { useWhenIdle } from "@/components/ui/use-when-idle";
import { CommandsProvider } from "./commands";
import { useHotkey, useModifierHotkey } from "./hotkeys";
import { Sidebar } from "./sidebar";
import { SkipLink } from "./skip-link";
import { fetchDrawer, TopBar } from "./top-bar";
import type { ShellProps } from "./types";

const palette = () => import("./command-palette").then((file) => ({ default: file.CommandPalette }));
const CommandPalette = lazy(palette);
const ShortcutsDialog = lazy(() => import("./shortcuts-dialog").then((file) => ({ default: file.ShortcutsDialog })));

/** Fetches what opens before it is asked for: what is typed right after Ctrl-K would be lost otherwise. */
function fetchAhead(): void {
  for (const load of [palette, fetchMenu, fetchPopover, fetchDrawer, fetchConfirmPassword]) {
    // Asked for again, and told about, when it opens.
    load().catch(() => {});
  }
}

/** The frame around every page of a workspace. */
export function ConsoleShell({ children, ...shell }: ShellProps & { children: ReactNode }) {
  const [searching, setSearching] = useState(false);
  const [listing, setListing] = useState(false);
  const onSearch = useCallback(() => setSearching(true), []);
  const onShortcuts = useCallback(() => setListing(true), []);
  useModifierHotkey("k", onSearch);
  useHotkey("?", onShortcuts, "List the shortcuts");
  useWhenIdle(fetchAhead);
  const shared = { shell, onShortcuts };

  return (
    <CommandsProvider>
      <SkipLink />
      <div className="min-h-dvh [--sticky-top:3rem] md:grid md:grid-cols-[232px_minmax(0,1fr)] md:[--sticky-top:0px]">
        <aside aria-label="Sidebar" className="sticky top-0 hidden h-dvh border-r bg-sunken md:block">
          <Sidebar {...shared} onSearch={onSearch} />
        </aside>
        <TopBar
          title={shell.workspace.name}
          aside={<Bell workspace={shell.workspace.slug} unread={shell.unreadNotices} />}
          onSearch={onSearch}
          drawer={(close) => (
            <Sidebar
              shell={shell}
              onShortcuts={() => {
                close();
                onShortcuts();
              }}
              onNavigate={close}
              onSearch={() => {
                close();
                onSearch();
              }}
            />
          )}
        />
        <main id="main" tabIndex={-1} className="min-w-0 outline-none">
          <div className="mx-auto w-full max-w-[1320px] px-4 py-6 sm:px-6 lg:px-8 lg:py-8">{children}</div>
        </main>
      </div>
      <OnceOpen open={searching}>
        <CommandPalette open={searching} onOpenChange={setSearching} {...shared} />
      </OnceOpen>
      <OnceOpen open={listing}>
        <ShortcutsDialog open={listing} onOpenChange={setListing} />
      </OnceOpen>
    </CommandsProvider>
  );
}
