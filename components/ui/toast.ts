"use client";

import type { ExternalToast, toast as sonner } from "sonner";

type Library = Pick<typeof sonner, "success" | "warning" | "error">;

/** The library once it is there and shown; until then what was said waits. */
const state = { wanted: false, library: null as Library | null, waiting: [] as ((library: Library) => void)[] };
const listeners = new Set<() => void>();

/** Short words at the edge of the page. The library behind them is fetched for the first one, or when the page is idle. */
export const toast = {
  success: (message: string, more?: ExternalToast) => say((library) => library.success(message, more)),
  warning: (message: string, more?: ExternalToast) => say((library) => library.warning(message, more)),
  error: (message: string, more?: ExternalToast) => say((library) => library.error(message, more)),
};

function say(words: (library: Library) => void): void {
  if (state.library) {
    words(state.library);
  } else {
    state.waiting.push(words);
    wantToasts();
  }
}

/** The place for toasts is to be there soon. */
export function wantToasts(): void {
  state.wanted = true;
  for (const listener of listeners) listener();
}

/** The place is there. */
export function showToasts(library: Library): void {
  state.library = library;
  for (const words of state.waiting.splice(0)) words(library);
}

/** Runs the listener once toasts are wanted, and again when they are wanted still. */
export function onToastsWanted(listener: () => void): () => void {
  listeners.add(listener);
  if (state.wanted) listener();
  return () => listeners.delete(listener);
}
