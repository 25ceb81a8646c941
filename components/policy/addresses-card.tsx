"use client";

import { entriesOf } from "@/components/forms/entries-of";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Card } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { SwitchField } from "@/components/ui/switch";
import { Textarea } from "@/components/ui/textarea";
import type { AddressReport, UsedAddress } from "@/lib/policy/schema";
import { counted } from "./consequences";
import type { CardProps } from "./policy-form";
import { ReportLine } from "./report-line";
import { type SeenAs, SeenAsLine } from "./seen-as";

type AddressesCardProps = CardProps & {
  seenAs: SeenAs;
  used: readonly UsedAddress[];
  report: AddressReport | null;
};

/** The workspace's list of addresses: a key's own list must pass as well. */
export function AddressesCard({ seenAs, used, report, ...card }: AddressesCardProps) {
  const { draft, set, text, impact, error, disabled } = card;
  const entries = entriesOf(draft.ips);
  const missing = used.map(({ ip }) => ip).filter((ip) => !entries.includes(ip));
  const add = (ips: readonly string[]) => set({ ips: [...new Set([...entries, ...ips])].join("\n") });
  const out = entries.length > 0 ? impact : null;
  return (
    <Card
      title="Addresses"
      description="Where the API may be called from. A key's own list must pass too. The console is not affected."
    >
      <div className="flex flex-col gap-4">
        <Field
          label="Allowed IPs"
          hint="One address or CIDR range a line, at most 50. Empty: any address."
          error={error("allowedIps")}
          aside={
            !disabled && missing.length > 0 ? (
              <Button size="sm" variant="ghost" onClick={() => add(missing.slice(0, 50))}>
                Add {counted(missing.length, "address", "addresses")} in use
              </Button>
            ) : null
          }
        >
          <Textarea mono {...text("ips")} placeholder={"203.0.113.7\n198.51.100.0/24"} spellCheck={false} />
        </Field>
        <SeenAsLine seenAs={seenAs} onAdd={disabled || entries.includes(seenAs.ip ?? "") ? null : (ip) => add([ip])} />
        <SwitchField
          label="Report only"
          hint="Lets every address in and counts what would have been refused."
          checked={draft.reportOnly}
          disabled={disabled || entries.length === 0}
          onCheckedChange={(reportOnly) => set({ reportOnly })}
        />
        {report ? <ReportLine report={report} /> : null}
        {out && out.lockedOutCount > 0 ? (
          <Callout
            tone={draft.reportOnly ? "info" : "warning"}
            title={`${counted(out.lockedOutCount, "address", "addresses")} in use ${out.lockedOutCount === 1 ? "is" : "are"} not in this list`}
          >
            <p>
              {draft.reportOnly ? "Their calls will be counted: " : "Their calls will be refused: "}
              {out.lockedOut.map(({ ip, calls }) => `${ip} (${counted(calls, "call")})`).join(", ")}
              {out.lockedOutCount > out.lockedOut.length ? ", …" : ""} in the last 30 days.
            </p>
          </Callout>
        ) : null}
      </div>
    </Card>
  );
}
