import { expect, test } from "vitest";
import { can, type Permission, permissionNames, type Reach, reach } from "./permissions";
import { fixedKeyLifeHours, type Role, roleNames, roles } from "./roles";

/** The table of rights as the product promises it, one line for each promise: owner, admin, read-only, developer, agent. */
const promised: Record<string, { permissions: Permission[]; reach: readonly Reach[] }> = {
  "sees all keys of the workspace": { permissions: ["api_keys:read"], reach: ["any", "any", "any", "own", "own"] },
  "creates keys": { permissions: ["api_keys:create"], reach: ["any", "any", "own", "own", "own"] },
  "renames and edits keys": { permissions: ["api_keys:update"], reach: ["any", "any", "none", "own", "own"] },
  "disables, revokes and deletes keys": {
    permissions: ["api_keys:revoke"],
    reach: ["any", "any", "none", "own", "own"],
  },
  "sees members": { permissions: ["members:read"], reach: ["any", "any", "any", "none", "none"] },
  "manages members": { permissions: ["members:manage"], reach: ["any", "any", "none", "none", "none"] },
  "manages owners": { permissions: ["owners:manage"], reach: ["any", "none", "none", "none", "none"] },
  "sees policies and limits": { permissions: ["policy:read"], reach: ["any", "any", "any", "none", "none"] },
  "changes policies and limits": { permissions: ["policy:manage"], reach: ["any", "any", "none", "none", "none"] },
  "reads the audit log": { permissions: ["audit_log:read"], reach: ["any", "any", "any", "none", "none"] },
  "works on tickets in the console": {
    permissions: ["support:work"],
    reach: ["any", "any", "none", "none", "any"],
  },
  "renames and deletes the workspace": {
    permissions: ["workspace:manage"],
    reach: ["any", "none", "none", "none", "none"],
  },
  "sees tickets, comments and contacts": {
    permissions: ["tickets:read", "comments:read", "contacts:read", "customers:read"],
    reach: ["any", "any", "any", "any", "any"],
  },
};

const rows = Object.entries(promised).flatMap(([title, row]) =>
  roleNames.flatMap((role, index) =>
    row.permissions.map(
      (permission) => [roles[role].label, title, row.reach[index] ?? "none", role, permission] as const,
    ),
  ),
);

test.each(rows)("%s: %s → %s", (_label, _title, far, role, permission) => {
  expect(reach(role, permission)).toBe(far);
});

test("there are five roles, in the order of their power", () => {
  expect(roleNames).toEqual(["owner", "admin", "read_only_admin", "developer", "agent"] satisfies Role[]);
});

test("an owner holds every permission over every row", () => {
  expect(permissionNames.filter((permission) => reach("owner", permission) !== "any")).toEqual([]);
});

test("no role holds what the role above it in administration lacks", () => {
  for (const permission of permissionNames) {
    if (can("admin", permission)) expect(can("owner", permission)).toBe(true);
    if (can("read_only_admin", permission)) expect(can("admin", permission)).toBe(true);
  }
});

test("a Read-Only Admin holds nothing that changes anything, but creating keys of their own", () => {
  const held = permissionNames.filter((permission) => can("read_only_admin", permission));
  expect(held.filter((permission) => !permission.endsWith(":read"))).toEqual(["api_keys:create"]);
});

test("a right that reaches the own rows only does not reach another member's", () => {
  expect(can("developer", "api_keys:revoke", { isOwn: true })).toBe(true);
  expect(can("developer", "api_keys:revoke", { isOwn: false })).toBe(false);
  expect(can("developer", "api_keys:revoke")).toBe(true);
  expect(can("admin", "api_keys:revoke", { isOwn: false })).toBe(true);
  expect(can("read_only_admin", "api_keys:revoke", { isOwn: true })).toBe(false);
});

test("only a Read-Only Admin's keys have a fixed life, of 72 hours", () => {
  expect(roleNames.map(fixedKeyLifeHours)).toEqual([null, null, 72, null, null]);
});

test("API access starts switched on for everyone but agents", () => {
  expect(roleNames.filter((role) => !roles[role].apiAccessByDefault)).toEqual(["agent"]);
});
