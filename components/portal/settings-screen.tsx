"use client";

import { AccessSwitch } from "@/components/forms/access-switch";
import { Card } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { PageHeader } from "@/components/ui/page-header";
import { setPortalOpen } from "@/lib/portal/actions";
import { description } from "./description";

type PortalSettingsProps = {
  workspace: string;
  isOpen: boolean;
  /** The absolute address of the portal. */
  address: string;
  /** Contacts who are in at the moment. */
  inside: number;
  mayOpen: boolean;
};

export function PortalSettingsScreen({ workspace, isOpen, address, inside, mayOpen }: PortalSettingsProps) {
  return (
    <>
      <PageHeader title="Customer portal" description={description} />
      <Card title="Access" className="max-w-2xl">
        <div className="flex flex-col gap-4">
          <AccessSwitch
            label="Open to contacts"
            hint="They see public replies and the names of who wrote them: no notes, tags, priorities or addresses. Closing it ends every session and voids every link."
            isOpen={isOpen}
            mayChange={mayOpen}
            change={(next) => setPortalOpen(workspace, { isOpen: next })}
            said={(now) => (now ? "The portal is open" : "The portal is closed, and everybody is out")}
          />
          {isOpen ? (
            <>
              <Field label="Address" hint="Put it on your site, or into your signature.">
                <Input value={address} readOnly mono />
              </Field>
              <div className="flex flex-wrap items-center justify-between gap-3">
                <CopyButton value={address} label="Copy address" />
                <p className="text-muted text-xs tabular-nums">{insideText(inside)}</p>
              </div>
            </>
          ) : null}
        </div>
      </Card>
    </>
  );
}

function insideText(count: number): string {
  if (count === 0) return "Nobody is signed in at the moment.";
  return count === 1 ? "1 contact is signed in." : `${count} contacts are signed in.`;
}
