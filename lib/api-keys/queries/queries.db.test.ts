import { describe, expect, test } from "vitest";
import { roleNames } from "../../access/roles";
import { db } from "../../db/client";
import { type GivenWorkspace, givenWorkspace } from "../../db/testing/given";
import { validate } from "../../entry/validate";
import { createApiKey } from "../commands/create";
import { disableApiKey } from "../commands/pause";
import { replaceApiKey } from "../commands/replace";
import { revokeApiKey } from "../commands/revoke";
import { type KeyHealth, keyHealth, readListQuery } from "../list-query";
import { CreateApiKey } from "../schema";
import { apiKeyFilterOptions } from "./filter-options";
import { getApiKey } from "./get";
import { apiKeyHealth } from "./health-counts";
import { listApiKeys } from "./list";
import { revokeImpact } from "./revoke-impact";

type Role = (typeof roleNames)[number];

async function givenKey(given: GivenWorkspace, name: string, more: object = {}, role: Role = "admin") {
  const input = validate(CreateApiKey, { name, scopes: ["tickets:read"], ...more });
  return createApiKey(given.ctx(role, "api_keys:create"), input);
}

const list = (given: GivenWorkspace, search: Record<string, string> = {}, role: Role = "owner") =>
  listApiKeys(given.ctx(role, "api_keys:read"), readListQuery(search));

const names = async (...args: Parameters<typeof list>) => (await list(...args)).rows.map((row) => row.name);

const set = (id: string, data: Parameters<ReturnType<typeof db>["apiKey"]["update"]>[0]["data"]) =>
  db().apiKey.update({ where: { id }, data });

const ago = (days: number) => new Date(Date.now() - days * 86_400_000);

describe("the list", () => {
  test("hides expired and revoked keys unless asked, and counts all", async () => {
    const given = await givenWorkspace();
    const revoke = given.ctx("admin", "api_keys:revoke");
    await givenKey(given, "Active");
    await disableApiKey(revoke, await givenKey(given, "Disabled"));
    await revokeApiKey(revoke, await givenKey(given, "Revoked"));
    await set((await givenKey(given, "Expired")).id, { expiresAt: ago(1) });
    expect(await names(given, { sort: "name" })).toEqual(["Active", "Disabled"]);
    expect(await names(given, { sort: "name", status: "all" })).toEqual(["Active", "Disabled", "Expired", "Revoked"]);
    expect(await names(given, { status: "revoked" })).toEqual(["Revoked"]);
    const { counts, total, rows } = await list(given, { status: "disabled,expired", sort: "name" });
    expect(counts).toEqual({ active: 1, disabled: 1, expired: 1, revoked: 1 });
    expect([total, rows.map((row) => row.status)]).toEqual([2, ["disabled", "expired"]]);
  });

  test("finds keys by words of the name and by the public part of a key", async () => {
    const given = await givenWorkspace();
    const { key, id } = await givenKey(given, "Étoile 100% Sync_Job");
    await givenKey(given, "Etoile 1000 Sync Jo");
    for (const q of ["étoile", "ÉTOILE sync", "sync_job", "job étoile", key ?? "", id, key?.slice(0, 14) ?? ""]) {
      expect(await names(given, { q }), q).toEqual(["Étoile 100% Sync_Job"]);
    }
    expect(await names(given, { q: "nothing like it" })).toEqual([]);
    expect((await list(given, { q: "nothing like it" })).any).toBe(true);
    expect((await list(await givenWorkspace())).any).toBe(false);
  });

  test("sorts both ways, never used as longest ago and never expiring as latest", async () => {
    const given = await givenWorkspace();
    const [a, b, c] = [await givenKey(given, "alpha"), await givenKey(given, "Beta"), await givenKey(given, "gamma")];
    await set(a.id, { createdAt: ago(3), lastUsedAt: ago(2), expiresAt: ago(-5) });
    await set(b.id, { createdAt: ago(2) });
    await set(c.id, { createdAt: ago(1), lastUsedAt: ago(1), expiresAt: ago(-1) });
    const orders = {
      name: ["alpha", "Beta", "gamma"],
      created: ["alpha", "Beta", "gamma"],
      last_used: ["Beta", "alpha", "gamma"],
      expires: ["gamma", "alpha", "Beta"],
    };
    for (const [sort, order] of Object.entries(orders)) {
      expect(await names(given, { sort }), sort).toEqual(order);
      expect(await names(given, { sort: `-${sort}` }), `-${sort}`).toEqual(order.toReversed());
    }
  });

  test("pages through every key once, and a page beyond the last one is the last one", async () => {
    const given = await givenWorkspace();
    const template = await db().apiKey.findUniqueOrThrow({ where: { id: (await givenKey(given, "Key 00")).id } });
    const copies = Array.from({ length: 59 }, (_, index) => ({
      ...template,
      id: `key_${String(index).padStart(4, "0")}${given.workspace.id.slice(-6)}`,
      name: `Key ${index + 1}`,
      liveName: `key ${index + 1}`,
    }));
    await db().apiKey.createMany({ data: copies });
    const pages = await Promise.all(["1", "2", "3"].map((page) => names(given, { page })));
    expect(pages.map((page) => page.length)).toEqual([25, 25, 10]);
    expect(new Set(pages.flat()).size).toBe(60);
    const beyond = await list(given, { page: "99" });
    expect([beyond.page, beyond.pageCount, beyond.total, beyond.rows.length]).toEqual([3, 3, 60, 10]);
    expect((await list(given, { per: "100" })).rows).toHaveLength(60);
  });

  test("filters by owner, and by scope with what includes it", async () => {
    const given = await givenWorkspace();
    await givenKey(given, "Reads", { scopes: ["tickets:read"] });
    await givenKey(given, "Writes", { scopes: ["tickets:write"] });
    await givenKey(given, "Everything", { scopes: ["*"] }, "owner");
    await givenKey(given, "Contacts", { scopes: ["contacts:read"] });
    expect(await names(given, { scope: "tickets:read", sort: "name" })).toEqual(["Everything", "Reads", "Writes"]);
    expect(await names(given, { scope: "tickets.write", sort: "name" })).toEqual(["Everything", "Writes"]);
    expect(await names(given, { owner: given.members.owner.id })).toEqual(["Everything"]);
    expect(await apiKeyFilterOptions(given.ctx("owner", "api_keys:read"))).toEqual({
      owners: [given.members.admin, given.members.owner].map(({ id, name }) => ({ id, name })),
      scopes: ["tickets:read", "tickets:write", "contacts:read", "*"],
    });
  });

  test("filters by health", async () => {
    const given = await givenWorkspace();
    const fresh = await givenKey(given, "Fresh", { allowedIps: ["192.0.2.1"], expiry: { kind: "hours", hours: 24 } });
    await set(fresh.id, { lastUsedAt: ago(1) });
    const idle = await givenKey(given, "Idle", { allowedIps: ["192.0.2.1"], expiry: { kind: "hours", hours: 24 } });
    await set(idle.id, { lastUsedAt: ago(91), createdAt: ago(200) });
    const open = await givenKey(given, "Open", {}, "developer");
    await set(open.id, { lastUsedAt: ago(1) });
    const never = await givenKey(given, "Never", { allowedIps: ["192.0.2.1"], scopes: ["tickets:write"] }, "developer");
    expect(await names(given, { health: "never_used" })).toEqual(["Never"]);
    expect(await names(given, { health: "idle" })).toEqual(["Idle"]);
    await set(never.id, { createdAt: ago(91) });
    expect(await names(given, { health: "idle", sort: "name" })).toEqual(["Idle", "Never"]);
    expect(await names(given, { health: "no_expiry", sort: "name" })).toEqual(["Never", "Open"]);
    expect(await names(given, { health: "no_ip_list" })).toEqual(["Open"]);
    expect(await names(given, { health: "role_too_low" })).toEqual([]);
    const developer = { id: given.members.developer.membershipId };
    await db().membership.update({ where: developer, data: { role: "read_only_admin" } });
    expect(await names(given, { health: "role_too_low" })).toEqual(["Never"]);
    await db().membership.delete({ where: developer });
    expect(await names(given, { health: "role_too_low", sort: "name" })).toEqual(["Never", "Open"]);
  });

  test("counts for each health filter the live keys that it shows, within the reader's reach", async () => {
    const given = await givenWorkspace();
    const other = await givenWorkspace();
    const agree = async (role: Role) => {
      const counts = await apiKeyHealth(given.ctx(role, "api_keys:read"));
      for (const health of Object.keys(keyHealth) as KeyHealth[]) {
        expect([health, (await list(given, { health }, role)).total]).toEqual([health, counts[health]]);
      }
      return counts;
    };
    const nothing = { never_used: 0, idle: 0, no_expiry: 0, no_ip_list: 0, wider: 0, role_too_low: 0, unfinished: 0 };
    expect(await agree("owner")).toEqual(nothing);
    await givenKey(other, "Foreign");

    const writes = await givenKey(given, "Writes", { scopes: ["tickets:write", "contacts:read"] }, "developer");
    const narrow = await givenKey(given, "Narrow", { scopes: ["tickets:read"] });
    const hour = new Date();
    for (const { id } of [writes, narrow]) {
      await set(id, { lastUsedAt: hour });
      await db().apiKeyScopeUse.create({ data: { apiKeyId: id, scope: "tickets:read", hour } });
    }
    const long = await givenKey(given, "Long ago", { allowedIps: ["192.0.2.1"], scopes: ["tickets:write"] });
    await set(long.id, { createdAt: ago(200), lastUsedAt: ago(100) });
    await db().apiKeyScopeUse.create({ data: { apiKeyId: long.id, scope: "tickets:read", hour: ago(100) } });
    await givenKey(given, "New", { expiry: { kind: "hours", hours: 24 } });
    await revokeApiKey(given.ctx("admin", "api_keys:revoke"), await givenKey(given, "Revoked"));
    await replaceApiKey(given.ctx("admin", "api_keys:create"), { id: narrow.id });

    expect(await names(given, { health: "wider" })).toEqual(["Writes"]);
    expect(await names(given, { health: "unfinished" })).toEqual(["Narrow"]);
    expect(await agree("owner")).toEqual({
      never_used: 2,
      idle: 1,
      no_expiry: 4,
      no_ip_list: 4,
      wider: 1,
      role_too_low: 0,
      unfinished: 1,
    });
    const developer = { id: given.members.developer.membershipId };
    await db().membership.update({ where: developer, data: { role: "read_only_admin" } });
    expect(await agree("admin")).toMatchObject({ role_too_low: 1, wider: 1 });
    expect(await agree("developer")).toMatchObject({
      ...nothing,
      no_expiry: 1,
      no_ip_list: 1,
      wider: 1,
      role_too_low: 1,
    });
    await db().membership.delete({ where: developer });
    expect(await agree("owner")).toMatchObject({ role_too_low: 1 });
    await set(narrow.id, { revokedAt: new Date() });
    expect(await agree("owner")).toMatchObject({ unfinished: 0 });
  });

  test("marks the scopes that the owner's role does not grant any more, and says why", async () => {
    const given = await givenWorkspace();
    const { id } = await givenKey(given, "Sync", { scopes: ["tickets:write", "contacts:read"] }, "developer");
    const { membershipId, name } = given.members.developer;
    const membership = { where: { id: membershipId } };
    const read = () => getApiKey(given.ctx("owner", "api_keys:read"), id);
    expect((await read()).warning).toBeNull();
    await db().membership.update({ ...membership, data: { role: "read_only_admin" } });
    expect(await read()).toMatchObject({
      scopes: [
        { name: "tickets:write", effective: false },
        { name: "contacts:read", effective: true },
      ],
      warning: `${name}'s role, Read-Only Admin, does not grant tickets:write.`,
    });
    await db().membership.update({ ...membership, data: { apiAccess: false } });
    expect((await read()).warning).toBe(`API access is switched off for ${name}: every call is refused.`);
    await db().membership.delete(membership);
    expect((await read()).warning).toBe(`${name} is not in this workspace any more: every call is refused.`);
  });

  test.each(roleNames)("shows the role %s the keys that the table lets it see", async (role) => {
    const given = await givenWorkspace();
    const other = await givenWorkspace();
    await db().membership.update({ where: { id: given.members[role].membershipId }, data: { apiAccess: true } });
    const own = await givenKey(given, "Own", {}, role);
    const somebody = role === "owner" ? "admin" : "owner";
    const others = await givenKey(given, "Somebody else's", {}, somebody);
    const foreign = await givenKey(other, "Another workspace's");
    const ctx = given.ctx(role, "api_keys:read");
    const seesAll = ctx.reach === "any";
    expect((await names(given, { sort: "name" }, role)).sort()).toEqual(seesAll ? ["Own", "Somebody else's"] : ["Own"]);
    expect((await apiKeyFilterOptions(ctx)).owners).toHaveLength(seesAll ? 2 : 1);
    expect((await getApiKey(ctx, own.id)).name).toBe("Own");
    if (!seesAll) await expect(getApiKey(ctx, others.id)).rejects.toMatchObject({ code: "not_found" });
    await expect(getApiKey(ctx, foreign.id)).rejects.toMatchObject({ code: "not_found" });
    await expect(revokeImpact(ctx, { id: foreign.id })).rejects.toMatchObject({ code: "not_found" });
    expect(await names(given, { owner: other.members.admin.id }, role)).toEqual([]);
  });
});
