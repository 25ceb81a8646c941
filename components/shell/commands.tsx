"use client";

import type { LucideIcon } from "lucide-react";
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from "react";

export type Command = {
  /** Unique on the page. */
  id: string;
  label: string;
  /** The heading it stands under. */
  group: string;
  icon?: LucideIcon;
  keywords?: string[];
  /** A key that does the same, shown at the end of the line. */
  shortcut?: string;
  run: () => void;
};

type Store = {
  get: () => readonly Command[];
  subscribe: (listener: () => void) => () => void;
  register: (commands: readonly Command[]) => () => void;
};

function createStore(): Store {
  const listeners = new Set<() => void>();
  const batches = new Set<readonly Command[]>();
  let all: readonly Command[] = [];
  const refresh = () => {
    all = [...batches].flat();
    for (const listener of listeners) listener();
  };
  return {
    get: () => all,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    register: (commands) => {
      batches.add(commands);
      refresh();
      return () => {
        batches.delete(commands);
        refresh();
      };
    },
  };
}

const CommandsContext = createContext<Store | null>(null);

export function CommandsProvider({ children }: { children: ReactNode }) {
  const [store] = useState(createStore);
  return <CommandsContext value={store}>{children}</CommandsContext>;
}

function useStore(): Store {
  const store = useContext(CommandsContext);
  if (!store) throw new Error("Commands live inside the console's shell.");
  return store;
}

/** Adds a page's commands to the palette for as long as the page shows. Memoise the array. */
export function useCommands(commands: readonly Command[]) {
  const store = useStore();
  useEffect(() => store.register(commands), [store, commands]);
}

const none: readonly Command[] = [];

export function useRegisteredCommands(): readonly Command[] {
  const store = useStore();
  return useSyncExternalStore(store.subscribe, store.get, () => none);
}
