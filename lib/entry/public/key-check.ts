import "server-only";
import { hash, timingSafeEqual } from "node:crypto";
import { rowIdOf } from "../../access/key-format";
import { type KeyStatus, keyStatus } from "../../access/key-status";
import { isRole, type Role } from "../../access/roles";
import { effectiveScopes, isScope, type Scope } from "../../access/scopes";
import { joinLatestTime, noteTimeSoon, timeOfExpiries } from "../../db/latest-time";
import { pointRead } from "../../db/point-read";
import { AppError } from "../../errors";
import { unauthorized } from "./credential";
import { accountWrongSecret } from "./evidence";
import type { CheckedKey, Exchange } from "./exchange";
import { remembered } from "./remembered";

type Row = {
  id: string;
  workspace_id: string;
  owner_id: string;
  name: string;
  digest: string;
  scopes: string;
  allowed_ips: string;
  ip_report_since: number | null;
  allowed_domains: string;
  created_at: number;
  expires_at: number | null;
  disabled_at: number | null;
  revoked_at: number | null;
  last_used_at: number | null;
  slug: string;
  workspace_name: string;
  role: string | null;
  api_access: number | boolean | null;
  full_access: number | boolean | null;
  require_organization: number | boolean | null;
  require_if_match: number | boolean | null;
  workspace_ips: string | null;
  workspace_ips_report_since: number | null;
  workspace_domains: string | null;
  latest_at: number | null;
};

/**
 * One read of one row after each request has arrived, never a cache: what an admin changed holds from the next request
 * on, on every instance. The owner's role and the workspace's policy come with it, so they take effect at once too.
 *
 * The cast: where somebody ran ANALYZE, SQLite plans a statement anew for each value of a bare parameter, which takes five
 * times as long as the read.
 */
const readKey = pointRead<Row>(
  "api-key",
  `SELECT k.id, k.workspace_id, k.owner_id, k.name, k.digest, k.scopes, k.allowed_ips, k.allowed_domains, k.created_at,
          k.expires_at, k.disabled_at, k.revoked_at, k.last_used_at, w.slug, w.name AS workspace_name, m.role, m.api_access,
          k.ip_report_since, p.full_access, p.require_organization, p.require_if_match,
          p.allowed_ips AS workspace_ips, p.ip_report_since AS workspace_ips_report_since, p.allowed_domains AS workspace_domains,
          clock.latest_at
   FROM api_keys k
   JOIN workspaces w ON w.id = k.workspace_id
   LEFT JOIN memberships m ON m.workspace_id = k.workspace_id AND m.user_id = k.owner_id
   LEFT JOIN workspace_policies p ON p.workspace_id = k.workspace_id
   ${joinLatestTime}
   WHERE k.id = CAST(? AS text)`,
);

/** What an unknown id is compared with, so that it takes as long as a wrong secret. */
const noDigest = "0".repeat(64);

/**
 * Steps 7 and 8: the key. An unknown id and a wrong secret give one and the same answer; that a key is revoked, expired
 * or disabled is said only to who holds the whole key.
 */
export async function checkKey(exchange: Exchange, credential: { key: string; publicId: string }): Promise<CheckedKey> {
  const id = rowIdOf(credential.publicId);
  const { turn } = exchange.request;
  // Those that arrived together and name the same key share one read, which begins when all of them are there.
  const reading = turn ? turn.once(id, () => readKey(id)) : readKey(id);
  const row = reading instanceof Promise ? await reading : reading;
  const digest = hash("sha256", credential.key, "hex");
  // The digits are compared as they are: making bytes of them takes longer than the hash.
  const matches = timingSafeEqual(Buffer.from(digest, "latin1"), Buffer.from(row?.digest ?? noDigest, "latin1"));
  if (row && !matches) accountWrongSecret(exchange, row.id);
  if (!row || !matches) throw unauthorized("key_unknown", "There is no such key.");
  const key = factsOf(row);
  exchange.key = key;
  const status = statusOf(row, exchange.now);
  // Before it is said: from then on it stays so, whatever the clocks of the instances do.
  if (status === "expired" && isNews(row)) await noteTimeSoon(exchange.now);
  requireLive(status);
  return key;
}

function statusOf(row: Row, now: number): KeyStatus {
  const times = { revokedAt: row.revoked_at, expiresAt: row.expires_at, disabledAt: row.disabled_at };
  return keyStatus(times, timeOfExpiries(now, row));
}

/** Whether nothing that was noted so far says that the key has expired. */
function isNews({ expires_at, latest_at }: Row): boolean {
  return expires_at !== null && (latest_at === null || latest_at < expires_at);
}

/** Step 8: whether the key lives. */
export function requireLive(status: KeyStatus): void {
  if (status === "revoked") throw unauthorized("key_revoked", "The API key has been revoked.");
  if (status === "expired")
    throw unauthorized("key_expired", "The API key has expired. Create a new one; expired keys are never renewed.");
  if (status === "disabled") throw unauthorized("key_disabled", "The API key is disabled at the moment.");
}

/** The same key as the checks see it, for who asks about it without holding it. Null when there is none. */
export async function findKey(id: string, now: number): Promise<{ key: CheckedKey; status: KeyStatus } | null> {
  const row = await readKey(id);
  return row ? { key: factsOf(row), status: statusOf(row, now) } : null;
}

function factsOf(row: Row): CheckedKey {
  const role = isRole(row.role) ? row.role : null;
  // Without a row of the policy full access is allowed.
  const fullAccess = row.full_access === null || Boolean(row.full_access);
  return {
    id: row.id,
    name: row.name,
    scopes: scopesOf(row.scopes),
    effective: effectiveOf(row.scopes, role, fullAccess),
    allowedIps: listOf(row.allowed_ips),
    allowedDomains: listOf(row.allowed_domains),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    workspace: { id: row.workspace_id, slug: row.slug, name: row.workspace_name },
    ownerId: row.owner_id,
    ownerRole: role,
    ownerHasApiAccess: Boolean(row.api_access),
    lastUsedAt: row.last_used_at,
    ipReportSince: row.ip_report_since,
    policy: {
      fullAccess,
      requireOrganization: Boolean(row.require_organization),
      requireIfMatch: Boolean(row.require_if_match),
      allowedIps: row.workspace_ips ?? "",
      ipReportSince: row.workspace_ips_report_since,
      allowedDomains: listOf(row.workspace_domains ?? ""),
    },
  };
}

const listOf = remembered((text: string): readonly string[] => text.split(" ").filter(Boolean));
const scopesOf = remembered((text: string): readonly Scope[] => text.split(" ").filter(isScope));
const noScopes: ReadonlySet<Scope> = new Set();
const effectiveByRole = remembered((key: string): ReadonlySet<Scope> => {
  const [role = "", scopes = ""] = key.split("|");
  return isRole(role) ? effectiveScopes(scopesOf(scopes), role) : noScopes;
});

/** Where the workspace does not allow full access, `*` grants nothing. */
const withoutFullAccess = remembered((text: string) =>
  listOf(text)
    .filter((scope) => scope !== "*")
    .join(" "),
);

function effectiveOf(scopes: string, role: Role | null, fullAccess: boolean): ReadonlySet<Scope> {
  if (role === null) return noScopes;
  return effectiveByRole(`${role}|${fullAccess ? scopes : withoutFullAccess(scopes)}`);
}

/** Step 9: the workspace, the owner in it, and the organisation header if one was sent. */
export function checkWorkspace({ request }: Exchange, key: CheckedKey): void {
  if (key.ownerRole === null) throw new AppError("role_forbids", "The owner of this key has left the workspace.");
  if (!key.ownerHasApiAccess) {
    throw new AppError(
      "api_access_disabled",
      "API access is switched off for the owner of this key. Ask a workspace admin.",
    );
  }
  const named = request.header("x-organization-id") ?? request.header("x-org-key");
  if (named === undefined && key.policy.requireOrganization) {
    throw new AppError(
      "organization_mismatch",
      `This workspace requires the header X-Organization-Id: ${key.workspace.id}.`,
    );
  }
  if (named !== undefined && named.trim() !== key.workspace.id) {
    throw new AppError("organization_mismatch", "The organization header names another workspace than the key's.");
  }
}
