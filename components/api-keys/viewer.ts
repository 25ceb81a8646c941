import { can } from "@/lib/access/permissions";
import type { Role } from "@/lib/access/roles";
import type { ApiKeyRow } from "@/lib/api-keys/schema";

/** Who looks at the screen. What they may do is asked of the table of permissions. */
export type Viewer = { id: string; role: Role; apiAccess: boolean };

export function mayCreate(viewer: Viewer): boolean {
  return can(viewer.role, "api_keys:create") && viewer.apiAccess;
}

export function mayRename(viewer: Viewer, row: ApiKeyRow): boolean {
  return can(viewer.role, "api_keys:update", { isOwn: row.owner.id === viewer.id });
}

export function mayEnd(viewer: Viewer, row: ApiKeyRow): boolean {
  return can(viewer.role, "api_keys:revoke", { isOwn: row.owner.id === viewer.id });
}

/** Whoever could not revoke the old key afterwards could never finish. */
export function mayReplace(viewer: Viewer, row: ApiKeyRow): boolean {
  return (
    mayCreate(viewer) &&
    mayEnd(viewer, row) &&
    can(viewer.role, "api_keys:create", { isOwn: row.owner.id === viewer.id })
  );
}

/** Whether the viewer may change any key at all. */
export function mayChangeSome(viewer: Viewer): boolean {
  return can(viewer.role, "api_keys:update") || can(viewer.role, "api_keys:revoke");
}

/** Whether only the switch of API access keeps the viewer from creating keys. */
export function waitsForAccess(viewer: Viewer): boolean {
  return can(viewer.role, "api_keys:create") && !viewer.apiAccess;
}

/** Whether there is something to tell about what the viewer cannot do. */
export function isLimited(viewer: Viewer): boolean {
  return waitsForAccess(viewer) || !mayChangeSome(viewer);
}

/** "Ada", "Ada or Grace", "Ada, Grace or Linus". */
export function oneOf(names: readonly string[]): string {
  if (names.length === 0) return "an admin";
  if (names.length === 1) return names[0] ?? "";
  return `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
}
