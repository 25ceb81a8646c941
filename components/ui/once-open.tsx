"use client";

import { type ReactNode, Suspense, useState } from "react";

type OnceOpenProps = { open: boolean; children: ReactNode };

/**
 * Renders its children from the first opening on. Around a `lazy` dialog its code is fetched only then, since most visits
 * open none; and the dialog stays afterwards, so that it closes with its motion.
 */
export function OnceOpen({ open, children }: OnceOpenProps) {
  const [wanted, setWanted] = useState(open);
  if (open && !wanted) setWanted(true);
  return wanted ? <Suspense fallback={null}>{children}</Suspense> : null;
}
