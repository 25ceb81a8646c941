import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { publicIdOf, rowIdOf } from "../../access/key-format";
import { fixedKeyLifeHours, roleNames, roles } from "../../access/roles";
import { canGrant, scopeNames } from "../../access/scopes";
import { db } from "../../db/client";
import { givenMember, givenWorkspace } from "../../db/testing/given";
import { maxLiveKeys } from "../schema";
import { auditOf, givenApiAccess, givenKey, input, stored } from "../testing/given-key";
import { createApiKey } from "./create";
import { disableApiKey } from "./pause";
import { renameApiKey } from "./rename";
import { revokeApiKey } from "./revoke";

test("a created key works by its digest, and its secret is nowhere in the database", async () => {
  const given = await givenWorkspace();
  const { id, key } = await givenKey(given, "admin", { allowedIps: ["198.51.100.77/24"], note: "for the sync" });
  expect(publicIdOf(key ?? "")).not.toBeNull();
  expect(rowIdOf(publicIdOf(key ?? "") ?? "")).toBe(id);
  const row = await stored(id);
  expect(row.digest).toBe(
    createHash("sha256")
      .update(key ?? "")
      .digest("hex"),
  );
  expect(row).toMatchObject({ last4: key?.slice(-4), allowedIps: "198.51.100.0/24", liveName: "zapier" });
  const [event] = await auditOf(id);
  expect(JSON.parse(event?.after ?? "")).toMatchObject({ scopes: ["tickets:read"], allowedIps: ["198.51.100.0/24"] });
  expect(JSON.stringify([row, event])).not.toContain(key?.slice(18));
});

test.each(roleNames)("the role %s creates keys with exactly the scopes the table lets it grant", async (role) => {
  const given = await givenWorkspace();
  await givenApiAccess(given, role);
  for (const scope of scopeNames) {
    const created = givenKey(given, role, { name: `Key for ${scope}`, scopes: [scope] });
    if (canGrant(role, scope)) expect((await created).scopes).toEqual([{ name: scope, effective: true }]);
    else
      await expect(created).rejects.toMatchObject({
        code: "forbidden",
        message: `User cannot create keys with these scopes: ${scope}.`,
      });
  }
});

test.each(roleNames)("the role %s gets the life that the table forces, or the one it asks for", async (role) => {
  const given = await givenWorkspace();
  await givenApiAccess(given, role);
  const before = Date.now();
  const fixed = fixedKeyLifeHours(role);
  const asked = givenKey(given, role, { expiry: { kind: "hours", hours: 24 } });
  if (fixed !== null) {
    await expect(asked).rejects.toMatchObject({ code: "validation_failed", message: roles[role].keyLife?.reason });
    await expect(givenKey(given, role, { expiry: { kind: "never" } })).rejects.toMatchObject({
      code: "validation_failed",
    });
  } else expect(Date.parse((await asked).expiresAt ?? "") - before).toBeCloseTo(24 * 3_600_000, -5);
  const plain = await givenKey(given, role, { name: "Nothing asked" });
  if (fixed === null) expect(plain.expiresAt).toBeNull();
  else expect(Date.parse(plain.expiresAt ?? "") - Date.parse(plain.createdAt)).toBe(fixed * 3_600_000);
});

test.each(roleNames)("a member of the role %s without API access creates no key", async (role) => {
  const given = await givenWorkspace();
  await db().membership.update({ where: { id: given.members[role].membershipId }, data: { apiAccess: false } });
  await expect(givenKey(given, role)).rejects.toMatchObject({ code: "api_access_disabled" });
  expect(await db().apiKey.count({ where: { workspaceId: given.workspace.id } })).toBe(0);
});

test("a demotion counts from the moment it is stored, whatever the request was told before", async () => {
  const given = await givenWorkspace();
  const ctx = given.ctx("admin", "api_keys:create");
  await db().membership.update({
    where: { id: given.members.admin.membershipId },
    data: { role: "read_only_admin" },
  });
  await expect(createApiKey(ctx, input({ scopes: ["tickets:write"] }))).rejects.toMatchObject({ code: "forbidden" });
  await db().membership.delete({ where: { id: given.members.admin.membershipId } });
  await expect(createApiKey(ctx, input())).rejects.toMatchObject({ code: "forbidden" });
});

test("the command line creates no key without naming a person", async () => {
  const given = await givenWorkspace();
  await expect(createApiKey(given.systemCtx("api_keys:create"), input())).rejects.toMatchObject({ code: "forbidden" });
});

test("the same form sent twenty times at once makes one key, shown once", async () => {
  const given = await givenWorkspace();
  const token = "0123456789abcdef-form";
  const all = await Promise.all(Array.from({ length: 20 }, () => givenKey(given, "admin", { token })));
  expect(new Set(all.map((one) => one.id)).size).toBe(1);
  expect(all.filter((one) => one.key !== null)).toHaveLength(1);
  expect(all.filter((one) => one.reason === "already_shown")).toHaveLength(19);
  expect(await db().apiKey.count({ where: { workspaceId: given.workspace.id } })).toBe(1);
  expect(await auditOf(all[0]?.id ?? "")).toHaveLength(1);
  await expect(givenKey(given, "owner", { token })).rejects.toMatchObject({ code: "conflict" });
});

test("two live keys cannot share a name, whatever its case and spacing", async () => {
  const given = await givenWorkspace();
  const other = await givenWorkspace();
  const first = await givenKey(given);
  const taken = { code: "conflict", errors: [{ pointer: "/name", code: "name_taken" }] };
  await expect(givenKey(given, "owner", { name: "  ZAPIER " })).rejects.toMatchObject(taken);
  await disableApiKey(given.ctx("admin", "api_keys:revoke"), first);
  await expect(givenKey(given, "owner", { name: "zapier" })).rejects.toMatchObject(taken);
  await givenKey(other, "owner", { name: "zapier" });
  const second = await givenKey(given, "owner", { name: "Second" });
  await expect(
    renameApiKey(given.ctx("admin", "api_keys:update"), { id: second.id, name: "Zapier" }),
  ).rejects.toMatchObject(taken);
  expect((await stored(second.id)).name).toBe("Second");
});

test("parallel creates stop at the limit of live keys, and a revoked one makes room", async () => {
  const given = await givenWorkspace();
  const first = await givenKey(given, "admin", { name: "First" });
  const template = await stored(first.id);
  await db().apiKey.createMany({
    data: Array.from({ length: maxLiveKeys - 6 }, (_, index) => ({
      ...template,
      id: `key_${String(index).padStart(10, "0")}${given.workspace.id.slice(-5)}`,
      name: `Filler ${index}`,
      liveName: `filler ${index}`,
    })),
  });
  await db().apiKey.create({
    data: { ...template, id: `key_gone${given.workspace.id.slice(-6)}`, liveName: null, revokedAt: new Date() },
  });
  const results = await Promise.allSettled(
    Array.from({ length: 20 }, (_, index) => givenKey(given, "admin", { name: `Parallel ${index}` })),
  );
  expect(results.filter((result) => result.status === "fulfilled")).toHaveLength(5);
  for (const result of results) {
    if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "limit_reached" });
  }
  await revokeApiKey(given.ctx("admin", "api_keys:revoke"), first);
  await givenKey(given, "admin", { name: "One more" });
});

test("two members who create the same name at the same moment get one key between them", async () => {
  const given = await givenWorkspace();
  await givenMember(given.workspace.id, "admin");
  const results = await Promise.allSettled([givenKey(given, "admin"), givenKey(given, "owner")]);
  expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
});
