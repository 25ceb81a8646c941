"use client";

import { useCallback, useState } from "react";
import type { Prefill } from "./create-draft";

/** Whether the create dialog is open: by a button, a key, or a link that fills it in. */
export function useCreating(linked: Prefill | null, allowed: boolean) {
  const [open, setOpen] = useState(linked !== null && allowed);
  const [prefill, setPrefill] = useState(linked);
  const [seen, setSeen] = useState(linked !== null);
  // A link that is followed while the page shows.
  if (seen !== (linked !== null)) {
    setSeen(linked !== null);
    if (linked && allowed) {
      setPrefill(linked);
      setOpen(true);
    }
  }
  const start = useCallback(() => setOpen(true), []);
  const stop = () => {
    setOpen(false);
    setPrefill(null);
    forgetLink();
  };
  return { open, prefill, start, stop, forgetLink };
}

/**
 * Takes the link's parameters out of the address, without asking the server: a reload must not open the dialog again.
 * Also as soon as the key exists, before the guard against leaving copies the address into the history.
 */
function forgetLink() {
  const url = new URL(location.href);
  if (!url.searchParams.has("create")) return;
  for (const name of ["create", "name", "scopes"]) url.searchParams.delete(name);
  history.replaceState(null, "", url);
}
