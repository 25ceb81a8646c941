"use client";

import { useEffect, useEffectEvent } from "react";

/**
 * While active, closing the tab asks first and Back stays on the page and reports instead. Back is caught by an entry of
 * the history of our own on top of the page's; it is taken away again when the guard ends.
 */
export function useLeaveGuard(active: boolean, onBack: () => void) {
  const report = useEffectEvent(onBack);
  useEffect(() => {
    if (!active) return;
    const mark = Math.random();
    const push = () => history.pushState({ ...history.state, leaveGuard: mark }, "");
    let pushed = false;
    const askFirst = (event: BeforeUnloadEvent) => event.preventDefault();
    const stay = () => {
      push();
      report();
    };
    addEventListener("beforeunload", askFirst);
    // Not at once: an effect that is undone right away, as in development, must leave no entry behind.
    const timer = setTimeout(() => {
      push();
      pushed = true;
      addEventListener("popstate", stay);
    }, 0);
    return () => {
      clearTimeout(timer);
      removeEventListener("beforeunload", askFirst);
      removeEventListener("popstate", stay);
      // Only when nobody has gone elsewhere since.
      if (pushed && (history.state as { leaveGuard?: number } | null)?.leaveGuard === mark) history.back();
    };
  }, [active]);
}
