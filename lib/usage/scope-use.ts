import "server-only";
import type { Scope } from "../access/scopes";
import { writeRows } from "../db/write-rows";

const columns = { api_key_id: "text", scope: "text", hour: "time" } as const;

type Counted = Readonly<{ keyId: string; hour: number; allowed: number; scopes: readonly Scope[] }>;

/**
 * Notes for each key and scope the last hour with a call that may have needed the scope, so that "not used for 30 days"
 * is a look at a few rows rather than at a month of counts. It never goes back.
 */
export async function writeScopeUse(counts: readonly Counted[]): Promise<void> {
  const rows = lastHours(counts).map(({ keyId, scope, hour }) => ({ api_key_id: keyId, scope, hour }));
  if (rows.length === 0) return;
  // A key that was deleted meanwhile has no row to note it for.
  await writeRows(
    columns,
    rows,
    (from) => `
      INSERT INTO api_key_scope_use (api_key_id, scope, hour)
      SELECT api_key_id, scope, hour FROM ${from}
      WHERE EXISTS (SELECT 1 FROM api_keys k WHERE k.id = r.api_key_id)
      ORDER BY api_key_id, scope
      ON CONFLICT (api_key_id, scope) DO UPDATE SET hour = excluded.hour WHERE api_key_scope_use.hour < excluded.hour`,
  );
}

/** In the order of the keys: two instances that write at the same time lock the rows in the same order. */
function lastHours(counts: readonly Counted[]): { keyId: string; scope: Scope; hour: number }[] {
  const last = new Map<string, { keyId: string; scope: Scope; hour: number }>();
  for (const { keyId, hour, allowed, scopes } of counts) {
    if (allowed === 0) continue;
    for (const scope of scopes) {
      const name = `${keyId}|${scope}`;
      if ((last.get(name)?.hour ?? 0) < hour) last.set(name, { keyId, scope, hour });
    }
  }
  return [...last].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}
