"use client";

import { lazy, Suspense } from "react";
import { roles } from "@/lib/access/roles";
import { oneOf, type Viewer, waitsForAccess } from "./viewer";

/** Few see it: the others do not fetch it. */
const AccessOff = lazy(() => import("./access-off").then((file) => ({ default: file.AccessOff })));

type NoticesProps = { viewer: Viewer; admins: readonly string[] };

/** What a viewer with few rights cannot do here, why, and whom to ask. */
export function Notices({ viewer, admins }: NoticesProps) {
  if (waitsForAccess(viewer)) {
    return (
      <Suspense fallback={null}>
        <AccessOff admins={admins} />
      </Suspense>
    );
  }
  return (
    <p className="mb-3 text-muted text-sm">
      The role {roles[viewer.role].label} sees keys but cannot change or revoke them. Ask {oneOf(admins)}.
    </p>
  );
}
