"use client";

import { useEffect } from "react";

/** Milliseconds after which a page that is never idle does the work anyway. */
const patience = 2_000;

/** Does the work once, when the page has nothing more urgent to do. The function must stay the same between renders. */
export function useWhenIdle(work: () => void): void {
  useEffect(() => {
    // Safari has no requestIdleCallback.
    if (typeof window.requestIdleCallback !== "function") {
      const timer = setTimeout(work, 500);
      return () => clearTimeout(timer);
    }
    const handle = window.requestIdleCallback(work, { timeout: patience });
    return () => window.cancelIdleCallback(handle);
  }, [work]);
}
