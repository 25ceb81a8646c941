import { csvLine } from "../csv";
import type { ApiKeyRow } from "./schema";

/** The columns of the export. Metadata alone: what is stored of a key's secret is a digest, and not among it. */
const columns: Record<string, (row: ApiKeyRow) => string | null> = {
  id: (row) => row.id,
  name: (row) => row.name,
  key: (row) => row.masked,
  status: (row) => row.status,
  scopes: (row) => row.scopes.map(({ name }) => name).join(" "),
  effective_scopes: (row) => row.scopes.flatMap(({ name, effective }) => (effective ? name : [])).join(" "),
  owner_id: (row) => row.owner.id,
  owner_name: (row) => row.owner.name,
  owner_role: (row) => row.owner.role,
  allowed_ips: (row) => row.allowedIps.join(" "),
  allowed_domains: (row) => row.allowedDomains.join(" "),
  created_at: (row) => row.createdAt,
  expires_at: (row) => row.expiresAt,
  disabled_at: (row) => row.disabledAt,
  revoked_at: (row) => row.revokedAt,
  last_used_at: (row) => row.lastUsed?.at ?? null,
  last_used_ip: (row) => row.lastUsed?.ip ?? null,
  last_used_route: (row) => row.lastUsed?.route ?? null,
  replaced_by: (row) => row.replacedBy,
  note: (row) => row.note,
};

/** Keys as CSV, line by line, so that any number of them can be sent. */
export async function* exportApiKeys(rows: AsyncIterable<ApiKeyRow>): AsyncGenerator<string> {
  yield csvLine(Object.keys(columns));
  for await (const row of rows) yield csvLine(Object.values(columns).map((cell) => cell(row)));
}
