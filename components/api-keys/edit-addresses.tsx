"use client";

import { entriesOf } from "@/components/forms/entries-of";
import { ReportLine } from "@/components/policy/report-line";
import { Button } from "@/components/ui/button";
import { SwitchField } from "@/components/ui/switch";
import type { KeyAddresses } from "@/lib/api-keys/schema";
import type { EditDraft } from "./edit-draft";

type AddUsedAddressesProps = { addresses: KeyAddresses | null; ips: string; onChange: (ips: string) => void };

/** Adds to the list the addresses that the key was really used from, so that nobody has to collect them. */
export function AddUsedAddresses({ addresses, ips, onChange }: AddUsedAddressesProps) {
  const entries = entriesOf(ips);
  const missing = (addresses?.used ?? []).map(({ ip }) => ip).filter((ip) => !entries.includes(ip));
  if (missing.length === 0) return null;
  return (
    <Button size="sm" variant="ghost" onClick={() => onChange([...entries, ...missing].slice(0, 50).join("\n"))}>
      Add {missing.length === 1 ? "the address" : `${missing.length} addresses`} it used
    </Button>
  );
}

type ReportOnlyProps = {
  addresses: KeyAddresses | null;
  draft: EditDraft;
  onChange: (change: Partial<EditDraft>) => void;
};

/** A list can be tried before it refuses anybody. */
export function ReportOnly({ addresses, draft, onChange }: ReportOnlyProps) {
  return (
    <>
      <SwitchField
        label="Report only"
        hint="Lets every address in and counts what would have been refused."
        checked={draft.reportOnly}
        disabled={entriesOf(draft.ips).length === 0}
        onCheckedChange={(reportOnly) => onChange({ reportOnly })}
      />
      {addresses?.report ? <ReportLine report={addresses.report} /> : null}
    </>
  );
}
