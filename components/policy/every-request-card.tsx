"use client";

import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { SwitchField } from "@/components/ui/switch";
import { counted } from "./consequences";
import type { CardProps } from "./policy-form";

/** Switches that hold for all keys from the next request on. */
export function EveryRequestCard({ draft, flag, impact }: CardProps) {
  const wide = impact?.fullAccess ?? [];
  return (
    <Card title="Every key" description="Holds for the keys there are too, from the next request on.">
      <div className="flex flex-col gap-5">
        <SwitchField
          label="Allow full access (*)"
          hint="Off: no key can be given *, and the * of the keys that have it grants nothing until it is on again."
          {...flag("fullAccess")}
        />
        {!draft.fullAccess && wide.length > 0 ? (
          <Callout tone="warning" title={`${counted(wide.length, "key")} with full access`}>
            {wide
              .slice(0, 5)
              .map(({ name }) => name)
              .join(", ")}
            {wide.length > 5 ? ` and ${wide.length - 5} more` : ""}: replace{" "}
            {wide.length === 1 ? "it by one" : "them by keys"} with the scopes{" "}
            {wide.length === 1 ? "it needs" : "they need"}.
          </Callout>
        ) : null}
        <SwitchField
          label="Require the organisation header"
          hint="Every request must carry X-Organization-Id with this workspace's id; without it the answer is 403."
          {...flag("requireOrganization")}
        />
        <SwitchField
          label="Require If-Match for changes"
          hint="A change of a ticket, contact or customer must name the version it was made on, in If-Match or if_version; without it the answer is 428. Two integrations then cannot undo each other unseen."
          {...flag("requireIfMatch")}
        />
      </div>
    </Card>
  );
}
