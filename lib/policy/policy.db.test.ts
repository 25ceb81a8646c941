import { expect, test } from "vitest";
import { fixedKeyLifeHours, roleNames } from "../access/roles";
import { openPolicy } from "../access/workspace-policy";
import { createApiKey } from "../api-keys/commands/create";
import { defaultListQuery } from "../api-keys/list-query";
import { listApiKeys } from "../api-keys/queries/list";
import { CreateApiKey } from "../api-keys/schema";
import { db } from "../db/client";
import { type GivenWorkspace, givenWorkspace } from "../db/testing/given";
import { setPolicy } from "./commands/set";
import { getPolicy } from "./queries/get";
import { policyImpact } from "./queries/impact";
import { usedAddresses } from "./queries/used-addresses";
import { SetPolicy } from "./schema";

let count = 0;

function create(given: GivenWorkspace, wish: object = {}, role: "owner" | "read_only_admin" = "owner") {
  const input = CreateApiKey.parse({ name: `Key ${++count}`, scopes: ["tickets:read"], ...wish });
  return createApiKey(given.ctx(role, "api_keys:create"), input);
}

const set = (given: GivenWorkspace, wish: object) =>
  setPolicy(given.ctx("admin", "policy:manage"), SetPolicy.parse(wish));

const refusedAt = (pointer: string) => ({ code: "validation_failed", errors: [expect.objectContaining({ pointer })] });
const inHours = (hours: number) => ({ expiry: { kind: "hours", hours } });

test("a workspace that has set nothing asks for nothing", async () => {
  const given = await givenWorkspace();
  expect(await getPolicy(given.ctx("read_only_admin", "policy:read"))).toEqual(openPolicy);
  expect((await create(given, { scopes: ["*"] })).expiresAt).toBeNull();
});

test("a change is merged with what there is, and recorded with what differs", async () => {
  const given = await givenWorkspace();
  await set(given, { maxKeyLifeHours: 720 });
  await set(given, { requireExpiry: true, allowedIps: ["203.0.113.77/24"] });
  await set(given, { requireExpiry: true });
  expect(await getPolicy(given.ctx("owner", "policy:read"))).toMatchObject({
    maxKeyLifeHours: 720,
    requireExpiry: true,
    allowedIps: ["203.0.113.0/24"],
  });
  const where = { workspaceId: given.workspace.id, event: "policy.changed" };
  const events = await db().auditEvent.findMany({ where, orderBy: { sequence: "asc" } });
  expect(events.map(({ before, after }) => [JSON.parse(before), JSON.parse(after)])).toEqual([
    [{ max_key_life_hours: null }, { max_key_life_hours: 720 }],
    [
      { require_expiry: false, allowed_ips: [] },
      { require_expiry: true, allowed_ips: ["203.0.113.0/24"] },
    ],
  ]);
  expect(events[0]).toMatchObject({ actorId: given.members.admin.id, ip: "198.51.100.9" });
});

test("a longest life holds for every new key, and never is refused with it", async () => {
  const given = await givenWorkspace();
  await set(given, { maxKeyLifeHours: 720 });
  for (const wish of [inHours(721), { expiry: { kind: "never" } }, {}])
    await expect(create(given, wish)).rejects.toMatchObject({ ...refusedAt("/expiry"), message: /at most 30 days/ });
  const { createdAt, expiresAt } = await create(given, inHours(720));
  expect(Date.parse(expiresAt ?? "") - Date.parse(createdAt)).toBe(720 * 3_600_000);
});

test("a required expiry refuses keys that never expire and nothing else", async () => {
  const given = await givenWorkspace();
  await set(given, { requireExpiry: true });
  await expect(create(given)).rejects.toMatchObject({ ...refusedAt("/expiry"), message: /requires an expiry/ });
  expect((await create(given, inHours(8_760))).expiresAt).not.toBeNull();
});

test("a role's fixed life that is longer than the policy's makes no key, rather than a shorter or a longer one", async () => {
  const given = await givenWorkspace();
  const role = roleNames.find((name) => fixedKeyLifeHours(name) !== null) as "read_only_admin";
  await set(given, { maxKeyLifeHours: 71 });
  await expect(create(given, {}, role)).rejects.toMatchObject({ ...refusedAt("/expiry"), message: /at most 71 hours/ });
  await set(given, { maxKeyLifeHours: 72 });
  expect((await create(given, {}, role)).expiresAt).not.toBeNull();
});

test("a required IP list and forbidden full access are both named at once", async () => {
  const given = await givenWorkspace();
  await set(given, { requireIpList: true, fullAccess: false });
  await expect(create(given, { scopes: ["*"] })).rejects.toMatchObject({
    errors: [{ pointer: "/scopes" }, { pointer: "/allowedIps" }],
  });
  await create(given, { allowedIps: ["2001:db8::/32"] });
});

test("keys with full access lose it while it is forbidden, and get it back", async () => {
  const given = await givenWorkspace();
  await create(given, { scopes: ["*"] });
  const listed = async () => (await listApiKeys(given.ctx("owner", "api_keys:read"), defaultListQuery)).rows[0];
  expect(await listed()).toMatchObject({ scopes: [{ name: "*", effective: true }], warning: null });
  await set(given, { fullAccess: false });
  expect(await listed()).toMatchObject({ scopes: [{ name: "*", effective: false }], warning: /grants nothing/ });
  await set(given, { fullAccess: true });
  expect(await listed()).toMatchObject({ warning: null });
});

test("existing keys keep their lives when the policy becomes stricter", async () => {
  const given = await givenWorkspace();
  const before = await create(given, inHours(8_760));
  const forever = await create(given);
  await set(given, { maxKeyLifeHours: 24, requireExpiry: true, requireIpList: true });
  const rows = await db().apiKey.findMany({ where: { id: { in: [before.id, forever.id] } } });
  expect(rows.find(({ id }) => id === before.id)?.expiresAt?.toISOString()).toBe(before.expiresAt);
  expect(rows.find(({ id }) => id === forever.id)?.expiresAt).toBeNull();
});

test("what a draft would do is told before it is saved", async () => {
  const given = await givenWorkspace();
  const [wide, plain] = [await create(given, { scopes: ["*"], ...inHours(48) }), await create(given)];
  await useFrom(plain.id, "203.0.113.7", 12);
  await useFrom(plain.id, "198.51.100.4", 3);
  await useFrom(wide.id, "198.51.100.4", 1);
  const draft = { maxKeyLifeHours: 24, requireExpiry: true, requireIpList: true, fullAccess: false };
  const impact = await policyImpact(given.ctx("admin", "policy:read"), { ...draft, allowedIps: ["203.0.113.0/24"] });
  expect(impact).toEqual({
    lockedOut: [{ ip: "198.51.100.4", calls: 4, keys: 2 }],
    lockedOutCount: 1,
    lockedOutCalls: 4,
    fullAccess: [{ id: wide.id, name: wide.name }],
    outliving: 1,
    withoutExpiry: 1,
    withoutIpList: 2,
  });
  const other = await givenWorkspace("Other");
  expect(await usedAddresses(other.ctx("owner", "policy:read"))).toEqual([]);
});

async function useFrom(apiKeyId: string, ip: string, allowed: number) {
  const hour = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000);
  await db().apiKeyUsage.create({ data: { apiKeyId, hour, route: "GET /tickets", ip, allowed, refused: 0 } });
}

test("a policy of one workspace is none of another's", async () => {
  const [given, other] = [await givenWorkspace(), await givenWorkspace("Other")];
  await set(given, { requireExpiry: true, fullAccess: false });
  expect(await getPolicy(other.ctx("owner", "policy:read"))).toEqual(openPolicy);
  await create(other, { scopes: ["*"] });
});

test.each([
  { maxKeyLifeHours: 0 },
  { maxKeyLifeHours: 8_761 },
  { maxKeyLifeHours: 1.5 },
  { allowedIps: ["0.0.0.0/0"] },
  { allowedIps: ["198.51.100.0/"] },
  { allowedIps: "203.0.113.7" },
  { allowedDomains: ["*.com"] },
  { ipMode: "off" },
  { requireExpiry: "yes" },
  { extra: 1 },
])("%j is refused", (wrong) => {
  expect(SetPolicy.safeParse({}).success).toBe(true);
  expect(SetPolicy.safeParse(wrong).success).toBe(false);
});
