"use client";

import { type ComponentProps, lazy, Suspense, useSyncExternalStore } from "react";

const Empty = lazy(() => import("./empty").then((file) => ({ default: file.Empty })));

const never = () => () => {};

/**
 * Most visits find keys, so what stands in their place is fetched when there are none. Not drawn by the server: a button
 * that is there before its code would swallow the first press.
 */
export function LateEmpty(props: ComponentProps<typeof Empty>) {
  const inBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const space = <div className="h-60" />;
  return inBrowser ? (
    <Suspense fallback={space}>
      <Empty {...props} />
    </Suspense>
  ) : (
    space
  );
}
