import { expandScopes, type Scope } from "../access/scopes";

/** What a key is about to allow; everything that the sentence speaks of. */
export type KeyOutline = {
  scopes: readonly Scope[];
  expiresAt: Date | null;
  allowedIps: readonly string[];
  allowedDomains: readonly string[];
};

type Resource = Exclude<Scope, "*"> extends `${infer R}:${string}` ? R : never;

const nouns: Record<Resource, string> = {
  tickets: "tickets",
  comments: "comments",
  contacts: "contacts",
  customers: "customers",
  users: "agents",
  teams: "teams",
  attachments: "attachments",
  dashboard: "dashboard counts",
  kb: "unpublished articles",
  webhooks: "webhooks",
};

/**
 * A key in plain English: "Can read tickets and contacts. Until 24 Nov 10:00 UTC. From 2 networks." Times are in UTC,
 * since the key's users may sit anywhere; the year is named when it is not the current one.
 */
export function summarise(outline: KeyOutline, now: Date): string {
  const parts = [
    `${abilities(outline.scopes)}.`,
    outline.expiresAt ? `Until ${formatUtc(outline.expiresAt, now)}.` : "Never expires.",
    `${sources(outline.allowedIps)}.`,
  ];
  const domains = outline.allowedDomains;
  if (domains.length > 0)
    parts.push(`In browsers on ${domains.length === 1 ? domains[0] : `${domains.length} domains`}.`);
  return parts.join(" ");
}

function abilities(scopes: readonly Scope[]): string {
  if (scopes.includes("*")) return "Can do everything, and what later versions add";
  const byAbility = new Map<string, string[]>();
  const expanded = expandScopes(scopes);
  for (const resource of Object.keys(nouns) as Resource[]) {
    const ability = abilityOn(resource, expanded);
    if (ability) byAbility.set(ability, [...(byAbility.get(ability) ?? []), nouns[resource]]);
  }
  if (byAbility.size === 0) return "Can do nothing yet";
  return `Can ${join([...byAbility].map(([ability, things]) => `${ability} ${join(things)}`))}`;
}

function abilityOn(resource: Resource, expanded: ReadonlySet<Scope>): string {
  const has = (action: string) => (expanded as ReadonlySet<string>).has(`${resource}:${action}`);
  const verbs = [has("read") && "read", has("write") && "change", has("delete") && "delete"].filter(
    (verb) => verb !== false,
  );
  return verbs.length === 3 ? "read, change and delete" : verbs.join(" and ");
}

function sources(ips: readonly string[]): string {
  if (ips.length === 0) return "From any address";
  if (ips.length === 1) return `From ${ips[0]}`;
  const networks = ips.some((entry) => entry.includes("/"));
  return `From ${ips.length} ${networks ? "networks" : "addresses"}`;
}

function join(words: readonly string[]): string {
  // Parts that contain "and" themselves are told apart by a comma.
  const nested = words.some((word) => word.includes(" and "));
  if (words.length <= 1) return words.join("");
  const last = words.at(-1) ?? "";
  return `${words.slice(0, -1).join(", ")}${nested ? "," : ""} and ${last}`;
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "24 Nov 10:00 UTC", or "3 Jan 2027 10:00 UTC" in another year. Not Intl: server and browser must agree to the letter. */
export function formatUtc(at: Date, now: Date): string {
  const year = at.getUTCFullYear() === now.getUTCFullYear() ? "" : `${at.getUTCFullYear()} `;
  return `${at.getUTCDate()} ${months[at.getUTCMonth()]} ${year}${at.toISOString().slice(11, 16)} UTC`;
}
