"use client";

import { type ColumnVisibilityState, functionalUpdate, type Updater } from "@tanstack/react-table";
import { useMemo, useSyncExternalStore } from "react";

const listeners = new Set<() => void>();

/** What was chosen in this tab; also what remains when the browser forbids storage. */
const chosen = new Map<string, string>();

function read(key: string): string | null {
  try {
    return localStorage.getItem(key) ?? chosen.get(key) ?? null;
  } catch {
    return chosen.get(key) ?? null;
  }
}

function write(key: string, value: string) {
  chosen.set(key, value);
  try {
    localStorage.setItem(key, value);
  } catch {
    // Storage is full or forbidden: the choice lasts as long as the tab.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    removeEventListener("storage", listener);
  };
}

function parse(text: string | null): ColumnVisibilityState {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    if (typeof value !== "object" || value === null) return {};
    return Object.fromEntries(Object.entries(value).filter((entry) => typeof entry[1] === "boolean"));
  } catch {
    return {};
  }
}

/** Which columns show, kept in the browser under `key` and shared by its tabs. Starts with the defaults. */
export function useColumnVisibility(key: string, defaults: ColumnVisibilityState) {
  const name = `columns:${key}`;
  const stored = useSyncExternalStore(
    subscribe,
    () => read(name),
    () => null,
  );
  const visibility = useMemo(() => ({ ...defaults, ...parse(stored) }), [defaults, stored]);
  const setVisibility = (updater: Updater<ColumnVisibilityState>) =>
    write(name, JSON.stringify(functionalUpdate(updater, visibility)));
  return [visibility, setVisibility] as const;
}
