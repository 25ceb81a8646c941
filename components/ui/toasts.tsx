"use client";

import { type ComponentType, startTransition, useEffect, useState } from "react";
import { onToastsWanted, wantToasts } from "./toast";
import { useWhenIdle } from "./use-when-idle";

/** Where toasts show; once on the page. */
export function Toasts() {
  const [Toaster, setToaster] = useState<ComponentType | null>(null);
  useEffect(
    () =>
      onToastsWanted(() => {
        import("./toaster").then((file) => startTransition(() => setToaster(() => file.default))).catch(() => {});
      }),
    [],
  );
  useWhenIdle(wantToasts);
  return Toaster ? <Toaster /> : null;
}
