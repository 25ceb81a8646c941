"use client";

import { RequestAccess } from "@/components/members/late-request-access";
import { Callout } from "@/components/ui/callout";
import { roles } from "@/lib/access/roles";
import { oneOf, type Viewer, waitsForAccess } from "./viewer";

type NoticesProps = { viewer: Viewer; admins: readonly string[] };

/** What a viewer with few rights cannot do here, why, and whom to ask. */
export function Notices({ viewer, admins }: NoticesProps) {
  if (waitsForAccess(viewer)) {
    return (
      <Callout
        tone="warning"
        title="API access is off for you"
        className="mb-4"
        action={<RequestAccess wanted="api_access" />}
      >
        Your keys are refused and you cannot create any. Ask {oneOf(admins)} to switch it on.
      </Callout>
    );
  }
  return (
    <p className="mb-3 text-muted text-sm">
      The role {roles[viewer.role].label} sees keys but cannot change or revoke them. Ask {oneOf(admins)}.
    </p>
  );
}
