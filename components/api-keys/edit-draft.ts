import { entriesOf } from "@/components/forms/entries-of";
import { canonicalScopes, type Scope } from "@/lib/access/scopes";
import type { ApiKeyRow } from "@/lib/api-keys/schema";
import type { EditableDraft } from "./create-draft";

/** `reportOnly`: the list of addresses counts what it would refuse, and refuses nobody. */
export type EditDraft = EditableDraft & { reportOnly: boolean };

/** The key as the form shows it. */
export function draftOf(row: ApiKeyRow): EditDraft {
  return {
    reportOnly: row.ipReportSince !== null,
    name: row.name,
    note: row.note,
    scopes: scopesOf(row),
    confirmation: "",
    ips: row.allowedIps.join("\n"),
    domains: row.allowedDomains.join("\n"),
  };
}

export function scopesOf(row: ApiKeyRow): Scope[] {
  return row.scopes.map(({ name }) => name);
}

/** Only what differs is sent: what somebody else changed meanwhile, and this form did not, stays. */
export function changesIn(row: ApiKeyRow, draft: EditDraft) {
  const before = draftOf(row);
  const scopes = canonicalScopes(draft.scopes);
  const ips = entriesOf(draft.ips);
  const domains = entriesOf(draft.domains);
  const ipMode = draft.reportOnly && ips.length > 0 ? ("report" as const) : ("enforce" as const);
  return {
    id: row.id,
    ...(draft.name.trim() === before.name ? {} : { name: draft.name }),
    ...(draft.note.trim() === before.note ? {} : { note: draft.note }),
    ...(scopes.join() === before.scopes.join() ? {} : { scopes }),
    ...(ips.join() === row.allowedIps.join() ? {} : { allowedIps: ips }),
    ...((ipMode === "report") === before.reportOnly ? {} : { ipMode }),
    ...(domains.join() === row.allowedDomains.join() ? {} : { allowedDomains: domains }),
  };
}

/** Whether the form says anything else than the key. */
export function isChanged(row: ApiKeyRow, draft: EditDraft): boolean {
  return Object.keys(changesIn(row, draft)).length > 1;
}
