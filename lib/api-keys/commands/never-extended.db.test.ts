import { expect, test } from "vitest";
import type { Role } from "../../access/roles";
import { db } from "../../db/client";
import { type GivenWorkspace, givenWorkspace } from "../../db/testing/given";
import { changeRole } from "../../members/commands/change-role";
import { removeMember } from "../../members/commands/remove";
import { setPolicy } from "../../policy/commands/set";
import * as actions from "../schema";
import { CreateApiKey } from "../schema";
import { createApiKey } from "./create";
import { editApiKey } from "./edit";
import { disableApiKey, enableApiKey } from "./pause";
import { renameApiKey } from "./rename";
import { replaceApiKey } from "./replace";
import { revokeApiKey } from "./revoke";

const hour = 3_600_000;

async function givenKey(hours: number, role: Role = "owner") {
  const given = await givenWorkspace();
  const input = CreateApiKey.parse({ name: "Zapier", scopes: ["tickets:read"], expiry: { kind: "hours", hours } });
  return { given, key: await createApiKey(given.ctx(role, "api_keys:create"), input) };
}

test("no input that changes a key has a field for its expiry", () => {
  const inputs = {
    rename: actions.RenameApiKey,
    edit: actions.EditApiKey,
    replace: actions.ReplaceApiKey,
    revoke: actions.RevokeApiKey,
    ref: actions.ApiKeyRef,
  };
  for (const [name, schema] of Object.entries(inputs)) {
    const right = { id: "key_0123456789", ...(name === "rename" ? { name: "New" } : {}) };
    expect(schema.safeParse(right).success, name).toBe(true);
    for (const field of ["expiry", "expiresAt", "expires_at", "revokedAt", "createdAt"])
      expect(schema.safeParse({ ...right, [field]: new Date() }).success, `${name} ${field}`).toBe(false);
  }
});

/** What somebody could hope to lengthen a life with, one after the other. */
const attempts: Record<string, (given: GivenWorkspace, id: string) => Promise<unknown>> = {
  rename: (given, id) => renameApiKey(given.ctx("owner", "api_keys:update"), { id, name: "Renamed" }),
  edit: (given, id) =>
    editApiKey(given.ctx("owner", "api_keys:update"), {
      ...{ id, name: "Edited", note: "Longer", scopes: ["tickets:write"], ipMode: "report" },
      ...{ allowedIps: ["192.0.2.0/24"], allowedDomains: ["example.com"] },
    }),
  disable: (given, id) => disableApiKey(given.ctx("owner", "api_keys:revoke"), { id }),
  enable: (given, id) => enableApiKey(given.ctx("owner", "api_keys:revoke"), { id }),
  replace: (given, id) => replaceApiKey(given.ctx("owner", "api_keys:create"), { id }),
  "allow longer lives": (given) => setPolicy(given.ctx("owner", "policy:manage"), { maxKeyLifeHours: 8_760 }),
  "allow any life": (given) => setPolicy(given.ctx("owner", "policy:manage"), { maxKeyLifeHours: null }),
  "promote its owner": ({ ctx, members }) =>
    changeRole(ctx("owner", "members:manage"), { email: members.developer.email, role: "owner" }),
  "hand it over": ({ ctx, members }) =>
    removeMember(ctx("owner", "members:manage"), {
      email: members.developer.email,
      keys: { fate: "hand_over", to: members.admin.email },
    }),
  revoke: (given, id) => revokeApiKey(given.ctx("owner", "api_keys:revoke"), { id }),
};

test("whatever is done to a key or around it, it ends when it was said to", async () => {
  const { given, key } = await givenKey(1, "developer");
  for (const [name, attempt] of Object.entries(attempts)) {
    await attempt(given, key.id);
    const row = await db().apiKey.findUniqueOrThrow({ where: { id: key.id } });
    expect([row.expiresAt?.toISOString(), row.createdAt.toISOString()], name).toEqual([key.expiresAt, key.createdAt]);
  }
});

test("a replacement is another key with the length of life of the first, which goes on to its own end", async () => {
  const { given, key } = await givenKey(1);
  const later = { ...given.ctx("owner", "api_keys:create"), now: new Date(Date.parse(key.createdAt) + hour / 2) };
  const made = await replaceApiKey(later, { id: key.id });
  expect(made.id).not.toBe(key.id);
  expect(Date.parse(made.expiresAt ?? "") - later.now.getTime()).toBe(hour);
  const after = { ...later, now: new Date(Date.parse(key.createdAt) + 2 * hour) };
  await expect(replaceApiKey(after, { id: key.id })).rejects.toMatchObject({ code: "key_final" });
});

test("the database itself refuses to let a key live longer, or for ever", async () => {
  const { key } = await givenKey(1);
  const later = new Date(Date.now() + 48 * hour);
  const update = (expiresAt: Date | null) => db().apiKey.update({ where: { id: key.id }, data: { expiresAt } });
  await expect(update(later)).rejects.toThrow();
  await expect(update(null)).rejects.toThrow();
  await expect(
    db().apiKey.updateMany({ where: { id: key.id }, data: { expiresAt: null, revokedAt: null } }),
  ).rejects.toThrow();
  await expect(db().$executeRaw`UPDATE api_keys SET expires_at = ${later} WHERE id = ${key.id}`).rejects.toThrow();
  const row = await db().apiKey.findUniqueOrThrow({ where: { id: key.id } });
  expect(row.expiresAt?.toISOString()).toBe(key.expiresAt);
  // What shortens a life is no extension: the row can be written at all.
  await update(new Date(Date.parse(key.expiresAt ?? "") - 1));
});

test("the database itself keeps a revoked key revoked", async () => {
  const { given, key } = await givenKey(1);
  await revokeApiKey(given.ctx("owner", "api_keys:revoke"), { id: key.id });
  const data = { revokedAt: null, revokedById: null };
  await expect(db().apiKey.update({ where: { id: key.id }, data })).rejects.toThrow();
  expect((await db().apiKey.findUniqueOrThrow({ where: { id: key.id } })).revokedAt).not.toBeNull();
});

test("an expired key is neither enabled nor renamed, and keeps its moment", async () => {
  const { given, key } = await givenKey(1);
  const after = { ...given.ctx("owner", "api_keys:revoke"), now: new Date(Date.now() + 2 * hour) };
  await expect(enableApiKey(after, { id: key.id })).rejects.toMatchObject({ code: "key_final" });
  await expect(disableApiKey(after, { id: key.id })).rejects.toMatchObject({ code: "key_final" });
  const later = { ...given.ctx("owner", "api_keys:update"), now: after.now };
  await expect(renameApiKey(later, { id: key.id, name: "Again" })).rejects.toMatchObject({ code: "key_final" });
  const row = await db().apiKey.findUniqueOrThrow({ where: { id: key.id } });
  expect(row.expiresAt?.toISOString()).toBe(key.expiresAt);
});
