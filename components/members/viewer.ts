import { can, type Permission, permissions } from "@/lib/access/permissions";
import { type Role, roleNames } from "@/lib/access/roles";
import type { MemberDetails, Wanted } from "@/lib/members/schema";

/** Who looks at the screen. What they may do is asked of the table of permissions. */
export type Viewer = { id: string; role: Role };

/** A member as the table shows them to this viewer. */
export type MemberRow = MemberDetails & { isOwn: boolean; manageable: boolean };

export function mayInvite(viewer: Viewer): boolean {
  return can(viewer.role, "members:manage");
}

/** Whether the viewer may change somebody with this role, or give it. */
export function mayManage(viewer: Viewer, role: Role): boolean {
  return can(viewer.role, "members:manage") && (!can(role, "owners:manage") || can(viewer.role, "owners:manage"));
}

/** The roles that the viewer may give. */
export function rolesToGive(viewer: Viewer): Role[] {
  return roleNames.filter((role) => mayManage(viewer, role));
}

export function wantedLabel(wanted: Wanted): string {
  return wanted === "api_access" ? "API access" : permissions[wanted].label;
}

/** The role that grants it and can do least besides. */
export function leastRoleFor(permission: Permission): Role | null {
  return roleNames.findLast((role) => can(role, permission)) ?? null;
}
