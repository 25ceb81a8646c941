import { expect, test } from "vitest";
import { can } from "../../access/permissions";
import { roleNames } from "../../access/roles";
import { fullAccessRefusal, ipListRequirement } from "../../access/workspace-policy";
import { db } from "../../db/client";
import { type GivenWorkspace, givenWorkspace } from "../../db/testing/given";
import { validate } from "../../entry/validate";
import { getReplacement } from "../queries/replacement";
import { CreateApiKey } from "../schema";
import { createApiKey } from "./create";
import { replaceApiKey } from "./replace";
import { revokeApiKey } from "./revoke";

type Role = (typeof roleNames)[number];

const hour = 3_600_000;

/** The strictest about what a key may hold; the rest is set by the test. */
const closedPolicy = {
  requireExpiry: true,
  fullAccess: false,
  requireOrganization: false,
  requireIfMatch: false,
  allowedIps: "",
  allowedDomains: "",
  updatedAt: new Date(),
};

const givenKey = (given: GivenWorkspace, role: Role, more: object = {}) =>
  createApiKey(
    given.ctx(role, "api_keys:create"),
    validate(CreateApiKey, { name: "Zapier", scopes: ["tickets:read"], ...more }),
  );

const replace = (given: GivenWorkspace, role: Role, id: string, token?: string) =>
  replaceApiKey(given.ctx(role, "api_keys:create"), { id, token });

const stored = (id: string) => db().apiKey.findUniqueOrThrow({ where: { id } });

const change = (given: GivenWorkspace, role: Role, data: { role?: Role; apiAccess?: boolean }) =>
  db().membership.update({ where: { id: given.members[role].membershipId }, data });

test("a replacement has the old key's owner, scopes, restrictions and length of life, and a secret of its own", async () => {
  const given = await givenWorkspace();
  const old = await givenKey(given, "developer", {
    note: "Runs at night",
    scopes: ["tickets:write", "contacts:read"],
    expiry: { kind: "hours", hours: 240 },
    allowedIps: ["192.0.2.0/24"],
    allowedDomains: ["example.com"],
  });
  await db().apiKey.update({
    where: { id: old.id },
    data: { createdAt: new Date(Date.now() - 100 * hour), expiresAt: new Date(Date.now() + 140 * hour) },
  });
  const made = await replace(given, "admin", old.id);
  expect(made.key).toMatch(/^lk_live_[0-9A-Za-z]{48}$/);
  expect(made.key).not.toBe(old.key);
  const [before, after] = [await stored(old.id), await stored(made.id)];
  for (const field of ["ownerId", "note", "scopes", "allowedIps", "allowedDomains"] as const) {
    expect(after[field], field).toBe(before[field]);
  }
  expect(after).toMatchObject({
    name: "Zapier (2)",
    replacesId: old.id,
    createdById: given.members.admin.id,
    lastUsedAt: null,
  });
  expect((after.expiresAt?.getTime() ?? 0) - after.createdAt.getTime()).toBe(240 * hour);
  expect(before).toMatchObject({ name: "Zapier", revokedAt: null, disabledAt: null });
  const events = await db().auditEvent.findMany({ where: { targetId: { in: [old.id, made.id] } } });
  expect(events.map(({ event, targetId }) => [event, targetId])).toEqual(
    expect.arrayContaining([
      ["api_key.created", made.id],
      ["api_key.replaced", old.id],
    ]),
  );
  expect(JSON.stringify(events)).not.toContain(made.key?.slice(18, 50));
});

test("the same form sent twenty times at once makes one replacement, shown once", async () => {
  const given = await givenWorkspace();
  const old = await givenKey(given, "admin");
  const results = await Promise.all(
    Array.from({ length: 20 }, () => replace(given, "admin", old.id, "a-token-of-16-letters")),
  );
  expect(new Set(results.map(({ id }) => id)).size).toBe(1);
  expect(results.filter(({ key }) => key !== null)).toHaveLength(1);
  expect(await db().apiKey.count({ where: { workspaceId: given.workspace.id } })).toBe(2);
});

test("a key has one unfinished replacement at a time; a revoked one makes room", async () => {
  const given = await givenWorkspace();
  const old = await givenKey(given, "admin");
  const results = await Promise.allSettled(Array.from({ length: 5 }, () => replace(given, "admin", old.id)));
  const [made, ...more] = results.filter((result) => result.status === "fulfilled");
  expect(more).toEqual([]);
  for (const result of results) {
    if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "conflict" });
  }
  await revokeApiKey(given.ctx("admin", "api_keys:revoke"), { id: made?.value.id ?? "" });
  expect((await replace(given, "admin", old.id)).name).toBe("Zapier (2)");
});

test("a replacement's number is the first that no live key has, and a long name gives way to it", async () => {
  const given = await givenWorkspace();
  const first = await givenKey(given, "admin");
  await givenKey(given, "admin", { name: "zapier (2)" });
  const third = await replace(given, "admin", first.id);
  expect(third.name).toBe("Zapier (3)");
  expect((await replace(given, "admin", third.id)).name).toBe("Zapier (4)");
  const long = await givenKey(given, "admin", { name: "x".repeat(100) });
  expect((await replace(given, "admin", long.id)).name).toBe(`${"x".repeat(96)} (2)`);
});

test.each(["revoked", "expired"])("a %s key is not replaced", async (status) => {
  const given = await givenWorkspace();
  const { id } = await givenKey(given, "admin");
  const past = new Date(Date.now() - 1_000);
  await db().apiKey.update({ where: { id }, data: status === "revoked" ? { revokedAt: past } : { expiresAt: past } });
  await expect(replace(given, "admin", id)).rejects.toMatchObject({ code: "key_final" });
});

test.each(roleNames)("the role %s replaces the keys that it may create and reach", async (role) => {
  const given = await givenWorkspace();
  await change(given, role, { apiAccess: true });
  const own = await givenKey(given, role, { name: "Own" });
  const others = await givenKey(given, role === "owner" ? "admin" : "owner", { name: "Somebody else's" });
  await expect(replace(given, role, own.id)).resolves.toMatchObject({ name: "Own (2)" });
  const attempt = replace(given, role, others.id);
  if (can(role, "api_keys:create", { isOwn: false })) await expect(attempt).resolves.toMatchObject({ key: /^lk_/ });
  else await expect(attempt).rejects.toMatchObject({ code: "not_found" });
});

test("no workspace can replace another one's key, nor see its replacement", async () => {
  const [given, other] = [await givenWorkspace(), await givenWorkspace()];
  const { id } = await givenKey(other, "admin");
  await expect(replace(given, "owner", id)).rejects.toMatchObject({ code: "not_found" });
  await expect(getReplacement(given.ctx("owner", "api_keys:read"), { id })).rejects.toMatchObject({
    code: "not_found",
  });
});

test("a role forces its life and its scopes upon a replacement too", async () => {
  const given = await givenWorkspace();
  const reads = await givenKey(given, "developer");
  const writes = await givenKey(given, "developer", { name: "Writes", scopes: ["tickets:write"] });
  await change(given, "developer", { role: "read_only_admin" });
  const made = await replace(given, "admin", reads.id);
  expect(Date.parse(made.expiresAt ?? "") - Date.parse(made.createdAt)).toBe(72 * hour);
  await expect(replace(given, "admin", writes.id)).rejects.toMatchObject({
    code: "forbidden",
    message: expect.stringContaining("tickets:write"),
  });
});

test("a replacement obeys what the workspace asks of new keys", async () => {
  const given = await givenWorkspace();
  const never = await givenKey(given, "admin");
  const full = await givenKey(given, "owner", { name: "Full", scopes: ["*"], allowedIps: ["192.0.2.1"] });
  const confined = await givenKey(given, "admin", { name: "Confined", allowedIps: ["192.0.2.1"] });
  await db().workspacePolicy.create({
    data: { ...closedPolicy, workspaceId: given.workspace.id, maxKeyLifeHours: 240, requireIpList: true },
  });
  await expect(replace(given, "admin", never.id)).rejects.toMatchObject({ message: ipListRequirement });
  await expect(replace(given, "owner", full.id)).rejects.toMatchObject({ message: fullAccessRefusal });
  const made = await replace(given, "admin", confined.id);
  expect(Date.parse(made.expiresAt ?? "") - Date.parse(made.createdAt)).toBe(240 * hour);
});

test("nobody gets a replacement whose API access is off, or who has left", async () => {
  const given = await givenWorkspace();
  const { id } = await givenKey(given, "developer");
  await change(given, "developer", { apiAccess: false });
  await expect(replace(given, "admin", id)).rejects.toMatchObject({ code: "api_access_disabled" });
  await db().membership.delete({ where: { id: given.members.developer.membershipId } });
  await expect(replace(given, "admin", id)).rejects.toMatchObject({
    code: "forbidden",
    message: "The key's owner is not in this workspace any more.",
  });
});

test("the command line replaces a key in its owner's name", async () => {
  const given = await givenWorkspace();
  const { id } = await givenKey(given, "developer");
  const made = await replaceApiKey(given.systemCtx("api_keys:create"), { id });
  expect(await stored(made.id)).toMatchObject({
    ownerId: given.members.developer.id,
    createdById: given.members.developer.id,
  });
});

test("a replacement is found by either key, with what each has been doing, until one of them ends", async () => {
  const given = await givenWorkspace();
  const old = await givenKey(given, "admin");
  const ctx = given.ctx("owner", "api_keys:read");
  expect(await getReplacement(ctx, old)).toMatchObject({ from: { key: { id: old.id } }, to: null });
  const made = await replace(given, "admin", old.id);
  const current = new Date(Math.floor(Date.now() / hour) * hour);
  const usage = { hour: current, route: "GET /tickets", ip: "192.0.2.1" };
  const usedAt = new Date(current.getTime() - 2 * hour);
  await db().apiKey.update({ where: { id: old.id }, data: { lastUsedAt: usedAt } });
  await db().apiKeyUsage.createMany({
    data: [
      { ...usage, apiKeyId: made.id, allowed: 3, refused: 0 },
      { ...usage, apiKeyId: old.id, allowed: 2, refused: 0, hour: new Date(current.getTime() - 2 * hour) },
    ],
  });
  for (const { id } of [old, made]) {
    expect(await getReplacement(ctx, { id })).toMatchObject({
      from: { key: { id: old.id, replacedBy: made.id }, calls: 0, lastCallAt: usedAt.toISOString() },
      to: { key: { id: made.id, replacedBy: null }, calls: 3 },
    });
  }
  // A call that was refused tells that somebody still holds the key.
  await db().apiKeyUsage.create({ data: { ...usage, apiKeyId: old.id, allowed: 0, refused: 1 } });
  const { from } = await getReplacement(ctx, old);
  expect(from.calls).toBe(1);
  expect(Date.parse(from.lastCallAt ?? "")).toBeGreaterThan(current.getTime());
  await revokeApiKey(given.ctx("owner", "api_keys:revoke"), { id: made.id });
  expect(await getReplacement(ctx, old)).toMatchObject({ from: { key: { replacedBy: null } }, to: null });
});
