import "server-only";
import { isRole, type Role } from "../access/roles";
import { pointRead } from "../db/point-read";

export type Membership = Readonly<{
  workspace: Readonly<{ id: string; slug: string; name: string }>;
  role: Role;
  apiAccess: boolean;
}>;

type Row = { id: string; slug: string; name: string; role: string; api_access: number | boolean };

const readMembership = pointRead<Row>(
  "membership",
  `SELECT w.id, w.slug, w.name, m.role, m.api_access
   FROM workspaces w JOIN memberships m ON m.workspace_id = w.id WHERE w.slug = ? AND m.user_id = ?`,
);

/** What the user is in the workspace; null when there is no such workspace or they are not in it. */
export async function findMembership(slug: string, userId: string): Promise<Membership | null> {
  const row = await readMembership(slug, userId);
  if (!row || !isRole(row.role)) return null;
  return {
    workspace: { id: row.id, slug: row.slug, name: row.name },
    role: row.role,
    apiAccess: Boolean(row.api_access),
  };
}
