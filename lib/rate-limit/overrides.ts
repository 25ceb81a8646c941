import "server-only";
import { pointReadAll } from "../db/point-read";
import { shared } from "../process-state";
import { defaultPolicy, type Partition, type Policy, type PolicyName } from "./policies";

type Row = { policy: string; limit: number; window_seconds: number; partition: string; expires_at: number | null };

const readOverrides = pointReadAll<Row>(
  "rate-limit-overrides",
  `SELECT policy, "limit", window_seconds, partition, expires_at FROM rate_limit_overrides WHERE workspace_id = ?`,
);

/** How long an override may take to be in force here, in milliseconds, when another process wrote it. */
const freshFor = 2_000;

type Known = { readAt: number; rows: Row[] | Promise<Row[]> };
const known = () => shared("rate-limit-overrides", () => new Map<string, Known>());

/** The policy that is in force for a workspace: its own, while it lasts, else the published one. */
export function policyFor(workspaceId: string, name: PolicyName, now: number): Policy | Promise<Policy> {
  const rows = overridesOf(workspaceId, now);
  return rows instanceof Promise ? rows.then((read) => inForce(read, name, now)) : inForce(rows, name, now);
}

function inForce(rows: readonly Row[], name: PolicyName, now: number): Policy {
  const row = rows.find((each) => each.policy === name && (each.expires_at === null || each.expires_at > now));
  if (!row) return defaultPolicy(name);
  return {
    name,
    limit: row.limit,
    windowSeconds: row.window_seconds,
    partition: row.partition as Partition,
    overridden: true,
  };
}

function overridesOf(workspaceId: string, now: number): Row[] | Promise<Row[]> {
  const cache = known();
  const entry = cache.get(workspaceId);
  if (entry && now - entry.readAt < freshFor && now >= entry.readAt) return entry.rows;
  if (cache.size > 10_000) cache.clear();
  const rows = readOverrides(workspaceId);
  const read: Known = { readAt: now, rows };
  cache.set(workspaceId, read);
  if (rows instanceof Promise) {
    rows.then(
      (there) => {
        read.rows = there;
      },
      // A read that failed is not kept: the next request tries again.
      () => cache.delete(workspaceId),
    );
  }
  return rows;
}
