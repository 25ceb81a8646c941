"use client";

import { useEffect, useState } from "react";
import { getReplacement } from "@/lib/api-keys/actions";
import type { ReplacementUnderWay } from "@/lib/api-keys/schema";

/** How often the figures are asked for while the page is in view, in milliseconds. */
const every = 20_000;

/** A replacement with fresh figures, and the time they were true. */
export function useReplacement(workspace: string, served: ReplacementUnderWay) {
  const [latest, setLatest] = useState(served);
  const [origin, setOrigin] = useState(served);
  // The page has been fetched anew: that is the latest.
  if (origin !== served) {
    setOrigin(served);
    setLatest(served);
  }
  const id = served.from.key.id;
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.hidden) return;
      getReplacement(workspace, { id })
        .then((result) => {
          // Once one of them is over, the page's next visit says so; the last figures stay until then.
          if (result.ok && result.data.to) setLatest({ ...result.data, to: result.data.to });
        })
        .catch(() => {});
    }, every);
    return () => clearInterval(timer);
  }, [workspace, id]);
  return { ...latest, now: Date.parse(latest.at) };
}
