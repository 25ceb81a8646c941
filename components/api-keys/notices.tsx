"use client";

import { RequestAccess } from "@/components/members/late-request-access";
import { Callout } from "@/components/ui/callout";
import { can } from "@/lib/access/permissions";
import { roles } from "@/lib/access/roles";
import { mayChangeSome, oneOf, type Viewer } from "./viewer";

type NoticesProps = { viewer: Viewer; admins: readonly string[]; hasKeys: boolean };

/** What the viewer cannot do here, why, and whom to ask. */
export function Notices({ viewer, admins, hasKeys }: NoticesProps) {
  if (!hasKeys) return null;
  if (can(viewer.role, "api_keys:create") && !viewer.apiAccess) {
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
  if (mayChangeSome(viewer)) return null;
  return (
    <p className="mb-3 text-muted text-sm">
      The role {roles[viewer.role].label} sees keys but cannot change or revoke them. Ask {oneOf(admins)}.
    </p>
  );
}
