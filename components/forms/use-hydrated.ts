"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/** False in what the server painted, true as soon as the page listens. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
