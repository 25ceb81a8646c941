"use client";

import { useEffect } from "react";

const channelName = "latchkey-session";

/** A page hears its own channel as well, and this one is on its way to the sign-in page already. */
let leaving = false;

/** Other tabs of this browser show the session's data still. */
export function tellSignedOut(): void {
  leaving = true;
  const channel = new BroadcastChannel(channelName);
  channel.postMessage("signed-out");
  channel.close();
}

/**
 * Asks the server again when the session may have ended behind this page's back: signed out in another tab, or brought
 * back by the browser's back button as it was, with everything on it.
 */
export function useSessionWatch(): void {
  useEffect(() => {
    const channel = new BroadcastChannel(channelName);
    channel.onmessage = () => {
      if (!leaving) window.location.reload();
    };
    const onShow = (event: PageTransitionEvent) => {
      if (!event.persisted) return;
      document.documentElement.style.visibility = "hidden";
      window.location.reload();
    };
    window.addEventListener("pageshow", onShow);
    return () => {
      channel.close();
      window.removeEventListener("pageshow", onShow);
    };
  }, []);
}
