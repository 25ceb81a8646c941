import "server-only";
import { pointReadAll } from "../db/point-read";
import { readFresh } from "./fresh";
import { defaultPolicy, type Partition, type Policy, type PolicyName } from "./policies";

type Row = { policy: string; limit: number; window_seconds: number; partition: string; expires_at: number | null };

const readOverrides = pointReadAll<Row>(
  "rate-limit-overrides",
  `SELECT policy, "limit", window_seconds, partition, expires_at FROM rate_limit_overrides WHERE workspace_id = ?`,
);

/** The policy that is in force for a workspace: its own, while it lasts, else the published one. */
export function policyFor(workspaceId: string, name: PolicyName, now: number): Policy | Promise<Policy> {
  const rows = readFresh("overrides", workspaceId, now, () => readOverrides(workspaceId));
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
