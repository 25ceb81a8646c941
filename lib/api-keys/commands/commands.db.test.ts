import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { publicIdOf, rowIdOf } from "../../access/key-format";
import { can, reach } from "../../access/permissions";
import { fixedKeyLifeHours, roleNames, roles } from "../../access/roles";
import { canGrant, scopeNames } from "../../access/scopes";
import { db } from "../../db/client";
import { type GivenWorkspace, givenMember, givenWorkspace } from "../../db/testing/given";
import { validate } from "../../entry/validate";
import { CreateApiKey, maxLiveKeys } from "../schema";
import { createApiKey } from "./create";
import { deleteApiKey } from "./delete";
import { disableApiKey, enableApiKey } from "./pause";
import { renameApiKey } from "./rename";
import { revokeApiKey } from "./revoke";

type Role = (typeof roleNames)[number];

const input = (more: object = {}) => validate(CreateApiKey, { name: "Zapier", scopes: ["tickets:read"], ...more });

async function givenApiAccess(given: GivenWorkspace, role: Role) {
  await db().membership.update({ where: { id: given.members[role].membershipId }, data: { apiAccess: true } });
}

const givenKey = (given: GivenWorkspace, role: Role = "admin", more: object = {}) =>
  createApiKey(given.ctx(role, "api_keys:create"), input(more));

const stored = (id: string) => db().apiKey.findUniqueOrThrow({ where: { id } });

/** As if the key had been created long ago and run out a minute ago. */
const expire = (id: string) =>
  db().apiKey.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 60_000) } });

const auditOf = (id: string) => db().auditEvent.findMany({ where: { targetId: id }, orderBy: { sequence: "asc" } });

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
