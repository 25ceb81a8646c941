import type { roleNames } from "../../access/roles";
import { db } from "../../db/client";
import type { GivenWorkspace } from "../../db/testing/given";
import { validate } from "../../entry/validate";
import { createApiKey } from "../commands/create";
import { CreateApiKey } from "../schema";

type Role = (typeof roleNames)[number];

export const input = (more: object = {}) =>
  validate(CreateApiKey, { name: "Zapier", scopes: ["tickets:read"], ...more });

export async function givenApiAccess(given: GivenWorkspace, role: Role) {
  await db().membership.update({ where: { id: given.members[role].membershipId }, data: { apiAccess: true } });
}

export const givenKey = (given: GivenWorkspace, role: Role = "admin", more: object = {}) =>
  createApiKey(given.ctx(role, "api_keys:create"), input(more));

export const stored = (id: string) => db().apiKey.findUniqueOrThrow({ where: { id } });

/** As if the key had been created long ago and run out a minute ago. */
export const expire = (id: string) =>
  db().apiKey.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 60_000) } });

export const auditOf = (id: string) =>
  db().auditEvent.findMany({ where: { targetId: id }, orderBy: { sequence: "asc" } });
