"use client";

import { type ComponentProps, lazy, Suspense } from "react";

/** Few may ask for more than they have: the others do not fetch what asks. */
const Lazy = lazy(() => import("./request-access").then((file) => ({ default: file.RequestAccess })));

export function RequestAccess(props: ComponentProps<typeof Lazy>) {
  return (
    <Suspense fallback={null}>
      <Lazy {...props} />
    </Suspense>
  );
}
