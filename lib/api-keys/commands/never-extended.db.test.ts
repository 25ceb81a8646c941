import { expect, test } from "vitest";
import { db } from "../../db/client";
import { givenWorkspace } from "../../db/testing/given";
import * as actions from "../schema";
import { CreateApiKey } from "../schema";
import { createApiKey } from "./create";
import { enableApiKey } from "./pause";
import { renameApiKey } from "./rename";
import { revokeApiKey } from "./revoke";

const hour = 3_600_000;

async function givenKey(hours: number) {
  const given = await givenWorkspace();
  const input = CreateApiKey.parse({ name: "Zapier", scopes: ["tickets:read"], expiry: { kind: "hours", hours } });
  return { given, key: await createApiKey(given.ctx("owner", "api_keys:create"), input) };
}

test("no input that changes a key has a field for its expiry", () => {
  const inputs = {
    rename: actions.RenameApiKey,
    edit: actions.EditApiKey,
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
  const later = { ...given.ctx("owner", "api_keys:update"), now: after.now };
  await expect(renameApiKey(later, { id: key.id, name: "Again" })).rejects.toMatchObject({ code: "key_final" });
  const row = await db().apiKey.findUniqueOrThrow({ where: { id: key.id } });
  expect(row.expiresAt?.toISOString()).toBe(key.expiresAt);
});
