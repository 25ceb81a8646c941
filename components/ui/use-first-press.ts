"use client";

import { type KeyboardEvent, useState } from "react";

type Opened<Part> = { part: Part; byKey: boolean };

/**
 * For what opens from a button: until the first press there is the plain button, since most visits open few of them, and
 * a hundred menus that nobody opens make a page slow to wake up. Their code is fetched then, or ahead by whoever knows
 * better. Render the real thing, open, once it is `opened`; until then its button takes what `trigger` holds.
 */
export function useFirstPress<Part>(opens: "menu" | "dialog", fetchPart: () => Promise<Part>) {
  const [opened, setOpened] = useState<Opened<Part> | null>(null);
  const open = (byKey: boolean) =>
    void fetchPart().then(
      (part) => setOpened({ part, byKey }),
      // What a `lazy` component would do: the page's own error screen says it.
      (error) =>
        setOpened(() => {
          throw error;
        }),
    );
  const trigger = {
    "aria-haspopup": opens,
    "aria-expanded": false,
    "data-state": "closed",
    // A key's click has no presses to count.
    onClick: ({ detail }: { detail: number }) => open(detail === 0),
    onKeyDown: (event: KeyboardEvent) => {
      if (opens !== "menu" || event.key !== "ArrowDown") return;
      event.preventDefault();
      open(true);
    },
  } as const;
  return { opened, trigger };
}
