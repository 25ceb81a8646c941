"use client";

import { useEffect, useEffectEvent, useSyncExternalStore } from "react";

export type Hotkey = { key: string; label: string };

const storageKey = "single-key-shortcuts";
const listeners = new Set<() => void>();
let registered: readonly Hotkey[] = [];
const noHotkeys: readonly Hotkey[] = [];

function notify() {
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Speech input types letters at random: WCAG 2.1.4 wants a way to switch single keys off. */
export function singleKeysOn(): boolean {
  try {
    return localStorage.getItem(storageKey) !== "off";
  } catch {
    return true;
  }
}

export function setSingleKeys(on: boolean) {
  try {
    localStorage.setItem(storageKey, on ? "on" : "off");
  } catch {
    // Storage is forbidden: the shortcuts stay on.
  }
  notify();
}

export function useSingleKeys(): boolean {
  return useSyncExternalStore(subscribe, singleKeysOn, () => true);
}

/** The shortcuts of the page that shows now, for the list under "?". */
export function useHotkeyList(): readonly Hotkey[] {
  return useSyncExternalStore(
    subscribe,
    () => registered,
    () => noHotkeys,
  );
}

const fields = "input:not([type='checkbox']), textarea, select, [contenteditable]:not([contenteditable='false'])";
const layers = ["dialog", "alertdialog", "menu", "listbox"].map((role) => `[role="${role}"][data-state="open"]`).join();

/** Whether the key belongs to a field or to an open dialog or menu. */
function isTaken(event: KeyboardEvent): boolean {
  const { target } = event;
  return (target instanceof Element && target.closest(fields) !== null) || document.querySelector(layers) !== null;
}

/** Runs on a single key, `/` or `c`, outside of fields, dialogs and menus. The label appears under "?". */
export function useHotkey(key: string, run: () => void, label: string, enabled = true) {
  const fire = useEffectEvent(run);
  useEffect(() => {
    if (!enabled) return;
    const hotkey = { key, label };
    registered = [...registered, hotkey];
    notify();
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== key || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.repeat || event.isComposing || event.defaultPrevented || !singleKeysOn() || isTaken(event)) return;
      event.preventDefault();
      fire();
    };
    addEventListener("keydown", onKeyDown);
    return () => {
      removeEventListener("keydown", onKeyDown);
      registered = registered.filter((each) => each !== hotkey);
      notify();
    };
  }, [key, label, enabled]);
}

/** Ctrl or Cmd with a letter. Works in fields too, but not over a dialog that belongs to something else. */
export function useModifierHotkey(letter: string, run: () => void) {
  const fire = useEffectEvent(run);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      if (event.key.toLowerCase() !== letter || event.repeat) return;
      event.preventDefault();
      if (document.querySelector(layers) === null) fire();
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, [letter]);
}

/** "⌘" on Apple's systems, "Ctrl" elsewhere and on the server. */
export function useModifierName(): string {
  return useSyncExternalStore(
    () => () => undefined,
    () => (/mac|iphone|ipad/i.test(navigator.userAgent) ? "⌘" : "Ctrl"),
    () => "Ctrl",
  );
}
