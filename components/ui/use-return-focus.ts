"use client";

import { useRef } from "react";

type Handler = ((event: Event) => void) | undefined;

/**
 * Radix gives the focus back to a dialog's trigger only; most dialogs here are opened by a menu or a key and have none.
 * These handlers give it back to whatever had it, or to the page when that is gone: a row that was deleted, for instance.
 */
export function useReturnFocus(onOpenAutoFocus: Handler, onCloseAutoFocus: Handler) {
  const before = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: (event: Event) => {
      before.current = document.activeElement;
      onOpenAutoFocus?.(event);
    },
    onCloseAutoFocus: (event: Event) => {
      onCloseAutoFocus?.(event);
      if (event.defaultPrevented) return;
      event.preventDefault();
      const { current } = before;
      const target = current?.isConnected && current !== document.body ? current : document.querySelector("main");
      if (target instanceof HTMLElement) target.focus({ preventScroll: target !== current });
    },
  };
}
