"use client";

import { lazy, Suspense } from "react";

/** Every page carries its `forbidden` file with it: what that shows is fetched when it shows. */
const Lazy = lazy(() => import("./who-can-help").then((file) => ({ default: file.WhoCanHelp })));

export function WhoCanHelp() {
  return (
    <Suspense fallback={null}>
      <Lazy />
    </Suspense>
  );
}
