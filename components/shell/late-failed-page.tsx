"use client";

import { lazy, Suspense } from "react";
import type { FailedPageProps } from "./failed-page";

/** Every page carries its error pages with it: what they show is fetched when something failed. */
const FailedPage = lazy(() =>
  import("./failed-page")
    .then((file) => ({ default: file.FailedPage }))
    // The connection may be what failed.
    .catch(() => ({ default: Plain })),
);

export function LateFailedPage(props: FailedPageProps) {
  return (
    <Suspense fallback={null}>
      <FailedPage {...props} />
    </Suspense>
  );
}

function Plain({ action }: FailedPageProps) {
  return (
    <div role="alert" className="flex flex-col items-center gap-4 text-center">
      <h1 className="font-semibold text-lg">This page could not be shown</h1>
      <p className="text-muted text-sm">Check your connection and load it again.</p>
      {action}
    </div>
  );
}
