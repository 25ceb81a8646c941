import type { Role } from "./roles";

/**
 * How far a right reaches: `any` row of the workspace, only the member's `own`, or nothing.
 * For a scope, `any` says that the role may grant it to a key.
 */
export type Reach = "any" | "own" | "none";

type Row = {
  label: string;
  /** One reach per role, in the order owner, admin, read-only admin, developer, agent. */
  reach: readonly [owner: Reach, admin: Reach, readOnlyAdmin: Reach, developer: Reach, agent: Reach];
  /** Present when the permission can be given to an API key. */
  scope?: { group: string; implies?: readonly string[] };
};

const order = ["owner", "admin", "read_only_admin", "developer", "agent"] as const satisfies readonly Role[];

const all = ["any", "any", "any", "any", "any"] as const;
const adminsAndSeers = ["any", "any", "any", "none", "none"] as const;
const admins = ["any", "any", "none", "none", "none"] as const;
const ownerOnly = ["any", "none", "none", "none", "none"] as const;
const notAgents = ["any", "any", "any", "any", "none"] as const;
const writers = ["any", "any", "none", "any", "none"] as const;
const writersAndAgents = ["any", "any", "none", "any", "any"] as const;

/**
 * THE table. A row is a permission: what it is called, how far it reaches for each role, and whether it is also a
 * scope that a key can hold. Role matrix, scope picker, OpenAPI security, the doors and the tests are loops over it.
 */
export const permissions = {
  "api_keys:read": { label: "See API keys", reach: ["any", "any", "any", "own", "own"] },
  "api_keys:create": { label: "Create API keys", reach: ["any", "any", "own", "own", "own"] },
  "api_keys:update": { label: "Rename and edit API keys", reach: ["any", "any", "none", "own", "own"] },
  "api_keys:revoke": { label: "Disable, revoke and delete API keys", reach: ["any", "any", "none", "own", "own"] },
  "members:read": { label: "See members", reach: adminsAndSeers },
  "members:manage": { label: "Manage members, roles and API access", reach: admins },
  "owners:manage": { label: "Manage owners", reach: ownerOnly },
  "policy:read": { label: "See policies, limits and domains", reach: adminsAndSeers },
  "policy:manage": { label: "Change policies, limits and domains", reach: admins },
  "audit_log:read": { label: "See the audit log", reach: adminsAndSeers },
  "notices:read": { label: "Get notices and choose which", reach: all },
  "support:work": {
    label: "Answer and change tickets in the console",
    reach: ["any", "any", "none", "none", "any"],
  },
  "articles:write": {
    label: "Write and publish articles in the console",
    reach: ["any", "any", "none", "none", "any"],
  },
  "workspace:manage": { label: "Rename, hand over and delete the workspace", reach: ownerOnly },

  "tickets:read": {
    label: "List and read tickets and public replies",
    reach: all,
    scope: { group: "Tickets" },
  },
  "tickets:write": {
    label: "Create, update, reply to, close and reopen tickets",
    reach: writersAndAgents,
    scope: { group: "Tickets", implies: ["tickets:read"] },
  },
  "tickets:delete": {
    label: "Delete and restore tickets",
    reach: writersAndAgents,
    scope: { group: "Tickets", implies: ["tickets:read"] },
  },
  "comments:read": {
    label: "Read every comment, internal notes too",
    reach: all,
    scope: { group: "Comments" },
  },
  "comments:write": {
    label: "Write replies and internal notes",
    reach: writersAndAgents,
    scope: { group: "Comments", implies: ["comments:read"] },
  },
  "contacts:read": { label: "List and read contacts", reach: all, scope: { group: "Contacts" } },
  "contacts:write": {
    label: "Create and update contacts",
    reach: writersAndAgents,
    scope: { group: "Contacts", implies: ["contacts:read"] },
  },
  "customers:read": { label: "List and read customers", reach: all, scope: { group: "Customers" } },
  "customers:write": {
    label: "Create and update customers",
    reach: writersAndAgents,
    scope: { group: "Customers", implies: ["customers:read"] },
  },
  "users:read": { label: "List and read agents", reach: notAgents, scope: { group: "People" } },
  "teams:read": { label: "List and read teams", reach: notAgents, scope: { group: "People" } },
  "attachments:read": { label: "Download attachments", reach: all, scope: { group: "Attachments" } },
  "attachments:write": {
    label: "Upload attachments",
    reach: writersAndAgents,
    scope: { group: "Attachments", implies: ["attachments:read"] },
  },
  "dashboard:read": { label: "Read counts and time series", reach: notAgents, scope: { group: "Dashboard" } },
  "kb:read": {
    label: "Read unpublished and internal articles",
    reach: all,
    scope: { group: "Knowledge base" },
  },
  "webhooks:read": {
    label: "See webhooks, deliveries and events",
    reach: notAgents,
    scope: { group: "Webhooks" },
  },
  "webhooks:write": {
    label: "Create and change webhooks",
    reach: writers,
    scope: { group: "Webhooks", implies: ["webhooks:read"] },
  },
  "*": { label: "Full access: every scope, later ones too", reach: admins, scope: { group: "Full access" } },
} as const satisfies Record<string, Row>;

export type Permission = keyof typeof permissions;

/** A permission that a key can hold. */
export type Scope = {
  [P in Permission]: (typeof permissions)[P] extends { scope: object } ? P : never;
}[Permission];

export const permissionNames = Object.keys(permissions) as Permission[];

export function isPermission(value: unknown): value is Permission {
  return typeof value === "string" && Object.hasOwn(permissions, value);
}

/** How far a permission reaches for a role. */
export function reach(role: Role, permission: Permission): Reach {
  const row: Row = permissions[permission];
  return row.reach[order.indexOf(role)] ?? "none";
}

/** Whether a role holds a permission for the row in question; without a row, for at least the member's own rows. */
export function can(role: Role, permission: Permission, row?: { isOwn: boolean }): boolean {
  const far = reach(role, permission);
  if (far === "any") return true;
  return far === "own" && (row === undefined || row.isOwn);
}

/** The roles that hold a permission for every row of the workspace. */
export function rolesThatCan(permission: Permission): Role[] {
  return order.filter((role) => reach(role, permission) === "any");
}
