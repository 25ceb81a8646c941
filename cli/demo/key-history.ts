import type { KeyRows } from "./keys";
import { helpers } from "./people";
import type { Crew, Happening } from "./story";

/** What the audit log says about the keys: created, paused, revoked, and one that was renamed. */
export function keyHistory(keys: KeyRows, crew: Crew): Happening[] {
  return keys.flatMap(({ about, row }) => {
    const target = { id: row.id, name: row.name };
    const owner = { type: "user", ...crew.member(about.owner) } as const;
    const admin = { type: "user", ...crew.member(helpers[3]) } as const;
    const { name, scopes, ips = [], domains = [] } = about;
    const expiresAt = row.expiresAt?.toISOString() ?? null;
    const after = { name, scopes, allowedIps: ips, allowedDomains: domains, expiresAt };
    const told: Happening[] = [
      { at: row.createdAt, actor: owner, change: { event: "api_key.created", target, after } },
    ];
    if (row.disabledAt) {
      const change = { event: "api_key.disabled", target, before: { status: "active" }, after: { status: "disabled" } };
      told.push({ at: row.disabledAt, actor: owner, change: { ...change, event: "api_key.disabled" } });
    }
    if (row.revokedAt) {
      const change = { target, before: { status: "active" }, after: { status: "revoked" } };
      told.push({ at: row.revokedAt, actor: admin, change: { ...change, event: "api_key.revoked" } });
    }
    return told;
  });
}
