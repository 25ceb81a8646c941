import { expect, test } from "vitest";
import { db } from "../../db/client";
import { type GivenWorkspace, givenWorkspace } from "../../db/testing/given";
import { validate } from "../../entry/validate";
import { revokeImpacts } from "../queries/revoke-impact";
import { ApiKeyRefs, CreateApiKey, maxKeysAtOnce } from "../schema";
import { createApiKey } from "./create";
import { revokeApiKeys } from "./revoke-many";

const givenKey = (given: GivenWorkspace, name: string, role: "admin" | "developer" = "admin") =>
  createApiKey(given.ctx(role, "api_keys:create"), validate(CreateApiKey, { name, scopes: ["tickets:read"] }));

const alive = (ids: string[]) => db().apiKey.count({ where: { id: { in: ids }, revokedAt: null } });

test("revokes each key with an audit event of its own, and says which it could not", async () => {
  const [given, other] = [await givenWorkspace(), await givenWorkspace()];
  const [first, second] = [await givenKey(given, "First"), await givenKey(given, "Second")];
  const foreign = await givenKey(other, "Foreign");
  const ids = [first.id, foreign.id, "key_0000000000", second.id, first.id];
  const { results } = await revokeApiKeys(given.ctx("admin", "api_keys:revoke"), { ids });
  const gone = "There is no such key, or it has been deleted.";
  expect(results).toEqual([
    { id: first.id, problem: null },
    { id: foreign.id, problem: gone },
    { id: "key_0000000000", problem: gone },
    { id: second.id, problem: null },
  ]);
  expect(await alive([first.id, second.id])).toBe(0);
  expect(await alive([foreign.id])).toBe(1);
  const where = { event: "api_key.revoked", workspaceId: given.workspace.id };
  const events = await db().auditEvent.findMany({ where, orderBy: { sequence: "asc" } });
  expect(events.map(({ targetId }) => targetId)).toEqual([first.id, second.id]);
});

test("a Developer revokes their own keys and nobody else's, and learns nothing of those", async () => {
  const given = await givenWorkspace();
  const [own, others] = [await givenKey(given, "Own", "developer"), await givenKey(given, "Others")];
  const ids = [own.id, others.id];
  const impacts = await revokeImpacts(given.ctx("developer", "api_keys:read"), { ids });
  expect(impacts.keys.map(({ name }) => name)).toEqual(["Own"]);
  const { results } = await revokeApiKeys(given.ctx("developer", "api_keys:revoke"), { ids });
  expect(results.map(({ problem }) => problem === null)).toEqual([true, false]);
  expect(await alive([others.id])).toBe(1);
});

test("the impact of several is each key's calls of the last day, the busiest first", async () => {
  const given = await givenWorkspace();
  const [quiet, busy] = [await givenKey(given, "Quiet"), await givenKey(given, "Busy")];
  const usage = (apiKeyId: string, hoursAgo: number, route: string, allowed: number, refused: number) => ({
    apiKeyId,
    hour: new Date(Math.floor(Date.now() / 3_600_000 - hoursAgo) * 3_600_000),
    route,
    ip: "192.0.2.1",
    allowed,
    refused,
  });
  await db().apiKeyUsage.createMany({
    data: [
      usage(busy.id, 0, "GET /tickets", 5, 1),
      usage(busy.id, 2, "GET /contacts", 10, 0),
      usage(quiet.id, 30, "GET /tickets", 99, 0),
    ],
  });
  await db().apiKey.update({ where: { id: busy.id }, data: { lastUsedAt: new Date() } });
  await db().apiKey.update({ where: { id: quiet.id }, data: { lastUsedAt: new Date(Date.now() - 8 * 86_400_000) } });
  const ids = [quiet.id, busy.id];
  expect((await revokeImpacts(given.ctx("owner", "api_keys:read"), { ids })).keys).toMatchObject([
    { name: "Busy", calls: 16, usedRecently: true },
    { name: "Quiet", calls: 0, usedRecently: false },
  ]);
});

test("takes one key to a page of them", () => {
  const ids = (many: number) => Array.from({ length: many }, (_, index) => `key_${String(index).padStart(10, "0")}`);
  for (const many of [1, maxKeysAtOnce]) expect(ApiKeyRefs.safeParse({ ids: ids(many) }).success).toBe(true);
  for (const many of [0, maxKeysAtOnce + 1]) expect(ApiKeyRefs.safeParse({ ids: ids(many) }).success).toBe(false);
});
