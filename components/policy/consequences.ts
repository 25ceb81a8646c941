import type { WorkspacePolicy } from "@/lib/access/workspace-policy";
import type { PolicyImpact } from "@/lib/policy/schema";
import type { Draft } from "./policy-draft";

const number = new Intl.NumberFormat("en-US");

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${number.format(count)} ${count === 1 ? one : many}`;
}

/** What new rules for new keys mean for the ones there are: they go on. Null when none is concerned. */
export function stayingKeys({ outliving, withoutExpiry, withoutIpList }: PolicyImpact): string | null {
  const parts = [
    outliving > 0 ? `${counted(outliving, "key")} with a longer life` : "",
    withoutExpiry > 0 ? `${counted(withoutExpiry, "key")} without an expiry` : "",
    withoutIpList > 0 ? `${counted(withoutIpList, "key")} without an IP list` : "",
  ].filter(Boolean);
  if (parts.length === 0) return null;
  return `${parts.join(", ")} will go on working: these rules hold for new keys. Revoke the old ones when they are replaced.`;
}

/** What stops with the next request once the draft is saved: asked about before. */
export function stops(draft: Draft, saved: WorkspacePolicy, impact: PolicyImpact | null): string[] {
  if (!impact) return [];
  const found: string[] = [];
  if (!draft.fullAccess && saved.fullAccess && impact.fullAccess.length > 0) {
    const names = impact.fullAccess.slice(0, 3).map(({ name }) => name);
    const more = impact.fullAccess.length - names.length;
    const list = more > 0 ? `${names.join(", ")} and ${more} more` : names.join(", ");
    found.push(`${counted(impact.fullAccess.length, "key")} with full access (${list}) can do nothing any more.`);
  }
  if (!draft.reportOnly && impact.lockedOutCount > 0 && changesList(draft, saved)) {
    found.push(
      `${counted(impact.lockedOutCount, "address", "addresses")} that made ${counted(impact.lockedOutCalls, "call")} in the last 30 days will be refused.`,
    );
  }
  if (draft.requireOrganization && !saved.requireOrganization)
    found.push("Every integration that does not send the organisation header will be refused.");
  if (draft.requireIfMatch && !saved.requireIfMatch)
    found.push("Every change over the API that does not name the version it was made on will be refused.");
  return found;
}

function changesList(draft: Draft, saved: WorkspacePolicy): boolean {
  return draft.ips.trim() !== saved.allowedIps.join("\n") || saved.ipReportSince !== null;
}
