/**
 * The five roles of a workspace. This file and `permissions.ts` are the only ones that know them by name:
 * screens, actions, docs and tests read the tables.
 */
export const roles = {
  owner: {
    label: "Owner",
    summary: "Everything, including ownership and deleting the workspace.",
    apiAccessByDefault: true,
    keyLife: null,
  },
  admin: {
    label: "Admin",
    summary: "All keys, members, policies and limits.",
    apiAccessByDefault: true,
    keyLife: null,
  },
  read_only_admin: {
    label: "Read-Only Admin",
    summary: "Sees everything. Creates read-only keys that live 72 hours.",
    apiAccessByDefault: true,
    keyLife: { fixedHours: 72, reason: "Keys made by a Read-Only Admin always live exactly 72 hours." },
  },
  developer: {
    label: "Developer",
    summary: "Own keys with any scope but full access.",
    apiAccessByDefault: true,
    keyLife: null,
  },
  agent: {
    label: "Agent",
    summary: "Works on tickets. Own keys once an admin switches API access on.",
    apiAccessByDefault: false,
    keyLife: null,
  },
} as const satisfies Record<string, RoleRow>;

type RoleRow = {
  label: string;
  summary: string;
  /** Whether a new member of this role starts with the API access switch on. */
  apiAccessByDefault: boolean;
  /** A fixed life that every key created by this role gets, or null when the creator chooses. */
  keyLife: { fixedHours: number; reason: string } | null;
};

export type Role = keyof typeof roles;

export const roleNames = Object.keys(roles) as Role[];

export function isRole(value: unknown): value is Role {
  return typeof value === "string" && Object.hasOwn(roles, value);
}

/** The life in hours that the role forces upon the keys it creates; null when it forces none. */
export function fixedKeyLifeHours(role: Role): number | null {
  return roles[role].keyLife?.fixedHours ?? null;
}

/** What somebody who hands the workspace over stays in it as. */
export const formerOwnerRole: Role = "admin";

/** What the person who creates a workspace becomes in it. */
export const foundingRole: Role = "owner";
