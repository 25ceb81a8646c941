"use client";

import { useState } from "react";

/**
 * For what opens from each row of a table: until the first press there is a plain button, since a hundred menus that
 * nobody opens make a page slow to wake up. Render the real thing, open, once it is `wanted`.
 */
export function useFirstPress(opens: "menu" | "dialog") {
  const [wanted, setWanted] = useState<"pointer" | "keyboard" | null>(null);
  const trigger = {
    "aria-haspopup": opens,
    "aria-expanded": false,
    "data-state": "closed",
    // A key's click has no presses to count.
    onClick: ({ detail }: { detail: number }) => setWanted(detail === 0 ? "keyboard" : "pointer"),
  } as const;
  return { wanted, trigger };
}
