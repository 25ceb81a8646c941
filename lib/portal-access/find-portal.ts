import "server-only";
import { pointRead } from "../db/point-read";

type Row = { id: string; slug: string; name: string; is_open: number | boolean | null };

const sql = (column: "id" | "slug") =>
  `SELECT w.id, w.slug, w.name, p.is_open FROM workspaces w LEFT JOIN portals p ON p.workspace_id = w.id WHERE w.${column} = ?`;
const byId = pointRead<Row>("portal-by-id", sql("id"));
const bySlug = pointRead<Row>("portal-by-slug", sql("slug"));

export type FoundPortal = Readonly<{
  workspace: Readonly<{ id: string; slug: string; name: string }>;
  isOpen: boolean;
}>;

/** The portal of the workspace with this id or slug; null when there is no such workspace. */
export async function findPortal(idOrSlug: string): Promise<FoundPortal | null> {
  if (!/^[\w-]{1,64}$/.test(idOrSlug)) return null;
  const row = await (idOrSlug.startsWith("wsp_") ? byId(idOrSlug) : bySlug(idOrSlug));
  if (!row) return null;
  const { id, slug, name, is_open } = row;
  return { workspace: { id, slug, name }, isOpen: Boolean(is_open) };
}
