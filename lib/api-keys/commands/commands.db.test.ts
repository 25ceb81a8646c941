import { expect, test } from "vitest";
import { can, reach } from "../../access/permissions";
import { roleNames } from "../../access/roles";
import { db } from "../../db/client";
import { type GivenWorkspace, givenWorkspace } from "../../db/testing/given";
import { auditOf, expire, givenApiAccess, givenKey, stored } from "../testing/given-key";

type Role = (typeof roleNames)[number];

import { deleteApiKey } from "./delete";
import { disableApiKey, enableApiKey } from "./pause";
import { renameApiKey } from "./rename";
import { revokeApiKey } from "./revoke";

test("a name is free again once its key is revoked, expired, renamed or deleted", async () => {
  const given = await givenWorkspace();
  const [revoke, update] = [given.ctx("admin", "api_keys:revoke"), given.ctx("admin", "api_keys:update")];
  const revoked = await givenKey(given);
  await revokeApiKey(revoke, revoked);
  const expired = await givenKey(given);
  await expire(expired.id);
  const renamed = await givenKey(given);
  expect((await stored(expired.id)).liveName).toBeNull();
  await renameApiKey(update, { id: renamed.id, name: "Zapier 2" });
  const deleted = await givenKey(given);
  await deleteApiKey(revoke, deleted);
  const last = await givenKey(given);
  await expire(last.id);
  await renameApiKey(update, { id: renamed.id, name: "zapier" });
  expect((await stored(renamed.id)).liveName).toBe("zapier");
});

test("a key can be renamed to another spelling of its own name", async () => {
  const given = await givenWorkspace();
  const { id } = await givenKey(given);
  await renameApiKey(given.ctx("admin", "api_keys:update"), { id, name: "ZAPIER" });
  expect(await stored(id)).toMatchObject({ name: "ZAPIER", nameFolded: "zapier", liveName: "zapier" });
});

test("renaming touches neither the key nor when it was last used", async () => {
  const given = await givenWorkspace();
  const { id } = await givenKey(given);
  const lastUsedAt = new Date("2026-01-02T03:04:05.678Z");
  const before = await db().apiKey.update({ where: { id }, data: { lastUsedAt, lastUsedIp: "192.0.2.1" } });
  await renameApiKey(given.ctx("owner", "api_keys:update"), { id, name: "Warehouse" });
  const { name, nameFolded, liveName, updatedAt, ...rest } = await stored(id);
  expect({ name, nameFolded, liveName }).toEqual({ name: "Warehouse", nameFolded: "warehouse", liveName: "warehouse" });
  expect(before).toMatchObject(rest);
  expect(updatedAt.getTime()).toBeGreaterThanOrEqual(before.updatedAt.getTime());
  const event = (await auditOf(id)).at(-1);
  expect([event?.before, event?.after]).toEqual(['{"name":"Zapier"}', '{"name":"Warehouse"}']);
});

test("revoked and expired keys can be neither renamed, disabled nor enabled", async () => {
  const given = await givenWorkspace();
  const revoke = given.ctx("admin", "api_keys:revoke");
  const update = given.ctx("admin", "api_keys:update");
  const revoked = await givenKey(given, "admin", { name: "Revoked" });
  await revokeApiKey(revoke, revoked);
  const expired = await givenKey(given, "admin", { name: "Expired" });
  await expire(expired.id);
  for (const { id } of [revoked, expired]) {
    const before = await stored(id);
    const final = { code: "key_final" };
    await expect(renameApiKey(update, { id, name: "New" })).rejects.toMatchObject(final);
    await expect(disableApiKey(revoke, { id })).rejects.toMatchObject(final);
    await expect(enableApiKey(revoke, { id })).rejects.toMatchObject(final);
    expect(await stored(id)).toEqual(before);
  }
});

test("disabling and enabling are reversible, repeatable, and recorded once each", async () => {
  const given = await givenWorkspace();
  const ctx = given.ctx("admin", "api_keys:revoke");
  const { id } = await givenKey(given);
  for (const _ of [1, 2]) expect((await disableApiKey(ctx, { id })).status).toBe("disabled");
  expect((await stored(id)).disabledAt).not.toBeNull();
  for (const _ of [1, 2]) expect((await enableApiKey(ctx, { id })).status).toBe("active");
  expect((await stored(id)).disabledAt).toBeNull();
  expect((await auditOf(id)).map(({ event }) => event)).toEqual([
    "api_key.created",
    "api_key.disabled",
    "api_key.enabled",
  ]);
});

test("whoever manages their own keys ends their own pause, and none that an admin or the command line made", async () => {
  const given = await givenWorkspace();
  const [own, admin] = [given.ctx("developer", "api_keys:revoke"), given.ctx("admin", "api_keys:revoke")];
  const { id } = await givenKey(given, "developer");
  await disableApiKey(own, { id });
  expect((await enableApiKey(own, { id })).status).toBe("active");
  for (const other of [admin, given.systemCtx("api_keys:revoke")]) {
    await disableApiKey(other, { id });
    const before = await stored(id);
    await expect(enableApiKey(own, { id })).rejects.toMatchObject({ code: "forbidden" });
    // Disabling it once more makes it no pause of theirs.
    await disableApiKey(own, { id });
    await expect(enableApiKey(own, { id })).rejects.toMatchObject({ code: "forbidden" });
    expect(await stored(id)).toEqual(before);
    await enableApiKey(given.ctx("owner", "api_keys:revoke"), { id });
    expect(await stored(id)).toMatchObject({ disabledAt: null, disabledById: null });
  }
  await disableApiKey(own, { id });
  await enableApiKey(admin, { id });
  expect((await stored(id)).disabledAt).toBeNull();
});

test("revoking is final, repeatable, and keeps its first time and author", async () => {
  const given = await givenWorkspace();
  const { id } = await givenKey(given, "developer");
  await revokeApiKey(given.ctx("admin", "api_keys:revoke"), { id });
  const first = await stored(id);
  expect(first).toMatchObject({ revokedById: given.members.admin.id, liveName: null });
  await revokeApiKey(given.ctx("owner", "api_keys:revoke"), { id });
  expect(await stored(id)).toEqual(first);
  expect((await auditOf(id)).map(({ event }) => event)).toEqual(["api_key.created", "api_key.revoked"]);
});

test("revoking with a typed name needs the key's own", async () => {
  const given = await givenWorkspace();
  const ctx = given.ctx("admin", "api_keys:revoke");
  const { id } = await givenKey(given);
  await expect(revokeApiKey(ctx, { id, confirmName: "Zapper" })).rejects.toMatchObject({ code: "validation_failed" });
  expect((await stored(id)).revokedAt).toBeNull();
  await revokeApiKey(ctx, { id, confirmName: " zapier" });
  expect((await stored(id)).revokedAt).not.toBeNull();
});

test("a deleted key is gone with its usage, and the audit log remembers what it was", async () => {
  const given = await givenWorkspace();
  const ctx = given.ctx("admin", "api_keys:revoke");
  const { id } = await givenKey(given, "admin", { allowedDomains: ["Example.com"] });
  await db().apiKeyUsage.create({
    data: { apiKeyId: id, hour: new Date(0), route: "GET /tickets", ip: "192.0.2.1", allowed: 1, refused: 0 },
  });
  await deleteApiKey(ctx, { id });
  expect(await db().apiKey.findUnique({ where: { id } })).toBeNull();
  expect(await db().apiKeyUsage.count({ where: { apiKeyId: id } })).toBe(0);
  await expect(deleteApiKey(ctx, { id })).rejects.toMatchObject({ code: "not_found" });
  const event = (await auditOf(id)).at(-1);
  expect(event).toMatchObject({ event: "api_key.deleted", targetName: "Zapier" });
  expect(JSON.parse(event?.before ?? "")).toMatchObject({
    status: "active",
    scopes: ["tickets:read"],
    allowedDomains: ["example.com"],
  });
});

const changes = {
  rename: {
    permission: "api_keys:update",
    run: (given: GivenWorkspace, role: Role, id: string) =>
      renameApiKey(given.ctx(role, "api_keys:update"), { id, name: `${id} by ${role}` }),
  },
  disable: {
    permission: "api_keys:revoke",
    run: (given: GivenWorkspace, role: Role, id: string) => disableApiKey(given.ctx(role, "api_keys:revoke"), { id }),
  },
  enable: {
    permission: "api_keys:revoke",
    run: (given: GivenWorkspace, role: Role, id: string) => enableApiKey(given.ctx(role, "api_keys:revoke"), { id }),
  },
  revoke: {
    permission: "api_keys:revoke",
    run: (given: GivenWorkspace, role: Role, id: string) => revokeApiKey(given.ctx(role, "api_keys:revoke"), { id }),
  },
  delete: {
    permission: "api_keys:revoke",
    run: (given: GivenWorkspace, role: Role, id: string) => deleteApiKey(given.ctx(role, "api_keys:revoke"), { id }),
  },
} as const;

const pairs = roleNames.flatMap((role) =>
  (Object.keys(changes) as (keyof typeof changes)[]).map((change) => [role, change] as const),
);

test.each(pairs)("the role %s can %s the keys that the table says", async (role, change) => {
  const given = await givenWorkspace();
  await givenApiAccess(given, role);
  const { permission, run } = changes[change];
  const own = await givenKey(given, role, { name: "Own" });
  const others = await givenKey(given, role === "owner" ? "admin" : "owner", { name: "Somebody else's" });
  for (const { isOwn, id } of [
    { isOwn: true, id: own.id },
    { isOwn: false, id: others.id },
  ]) {
    const before = await stored(id);
    if (can(role, permission, { isOwn })) await expect(run(given, role, id)).resolves.toMatchObject({ id });
    else {
      if (reach(role, permission) === "none") expect(() => run(given, role, id)).toThrow("no door");
      else await expect(run(given, role, id)).rejects.toMatchObject({ code: "not_found" });
      expect(await stored(id)).toEqual(before);
    }
  }
});

test.each(Object.keys(changes) as (keyof typeof changes)[])("no workspace can %s another one's key", async (change) => {
  const given = await givenWorkspace();
  const other = await givenWorkspace();
  const { id } = await givenKey(other);
  const before = await stored(id);
  await expect(changes[change].run(given, "owner", id)).rejects.toMatchObject({ code: "not_found" });
  expect(await stored(id)).toEqual(before);
});

test("fifty parallel renames and revokes leave the key revoked", async () => {
  const given = await givenWorkspace();
  const [update, revoke] = [given.ctx("admin", "api_keys:update"), given.ctx("owner", "api_keys:revoke")];
  const { id } = await givenKey(given);
  const results = await Promise.allSettled(
    Array.from({ length: 50 }, (_, index) =>
      index % 5 === 3
        ? revokeApiKey(revoke, { id })
        : index % 5 === 4
          ? enableApiKey(revoke, { id })
          : renameApiKey(update, { id, name: `Name ${index}` }),
    ),
  );
  for (const result of results) {
    if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "key_final" });
  }
  const row = await stored(id);
  expect(row.revokedAt).not.toBeNull();
  expect(row.liveName).toBeNull();
  const events = await auditOf(id);
  // What the audit log says last about the name is what the row holds: no acknowledged rename was lost.
  const renames = events.filter(({ event }) => event === "api_key.renamed");
  const acknowledged = results.filter((result, index) => index % 5 < 3 && result.status === "fulfilled");
  expect(renames).toHaveLength(acknowledged.length);
  if (renames.length > 0) expect(JSON.parse(renames.at(-1)?.after ?? "").name).toBe(row.name);
  expect(events.filter(({ event }) => event === "api_key.revoked")).toHaveLength(1);
});
