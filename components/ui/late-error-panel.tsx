"use client";

import { lazy, Suspense } from "react";
import type { ErrorPanelProps } from "./error-panel";

/** Pages carry their error pages with them: what they show is fetched when something failed. */
const Panel = lazy(() =>
  import("./error-panel")
    .then((file) => ({ default: file.ErrorPanel }))
    // The connection may be what failed.
    .catch(() => ({ default: Plain })),
);

export function LateErrorPanel(props: ErrorPanelProps) {
  return (
    <Suspense fallback={null}>
      <Panel {...props} />
    </Suspense>
  );
}

function Plain({ title, action }: ErrorPanelProps) {
  return (
    <div role="alert" className="flex flex-col items-center gap-4 px-6 py-12 text-center">
      <h2 className="font-semibold text-base">{title}</h2>
      <p className="text-muted text-sm">Check your connection and load it again.</p>
      {action}
    </div>
  );
}
