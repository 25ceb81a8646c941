"use client";

import { RequestAccess } from "@/components/members/request-access";
import { Callout } from "@/components/ui/callout";
import { oneOf } from "./viewer";

/** For members whose API access is switched off: why their keys are refused, and a way to ask. */
export function AccessOff({ admins }: { admins: readonly string[] }) {
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
