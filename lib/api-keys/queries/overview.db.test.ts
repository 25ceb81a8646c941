import { expect, test } from "vitest";
import { db } from "../../db/client";
import { type GivenWorkspace, givenWorkspace } from "../../db/testing/given";
import { validate } from "../../entry/validate";
import { createApiKey } from "../commands/create";
import { revokeApiKey } from "../commands/revoke";
import { CreateApiKey } from "../schema";
import { apiKeyOverview } from "./overview";

type Role = Parameters<GivenWorkspace["ctx"]>[0];

const givenKey = (given: GivenWorkspace, name: string, role: Role = "owner") =>
  createApiKey(given.ctx(role, "api_keys:create"), validate(CreateApiKey, { name, scopes: ["tickets:read"] }));

async function neverUsed(given: GivenWorkspace, role: Role = "owner", later = 0): Promise<number> {
  const ctx = given.ctx(role, "api_keys:read");
  const overview = await apiKeyOverview({ ...ctx, now: new Date(ctx.now.getTime() + later) });
  return overview.health.never_used;
}

test("an overview tells of every audited change at once", async () => {
  const given = await givenWorkspace();
  expect(await neverUsed(given)).toBe(0);
  const key = await givenKey(given, "Zapier");
  expect(await neverUsed(given)).toBe(1);
  await revokeApiKey(given.ctx("owner", "api_keys:revoke"), key);
  expect(await neverUsed(given)).toBe(0);
});

test("what happens without an audited change shows within ten seconds, and is not counted again before", async () => {
  const given = await givenWorkspace();
  const { id } = await givenKey(given, "Zapier");
  expect(await neverUsed(given)).toBe(1);
  await db().apiKey.update({ where: { id }, data: { lastUsedAt: new Date() } });
  expect(await neverUsed(given)).toBe(1);
  expect(await neverUsed(given, "owner", 10_000)).toBe(0);
});

test("whoever reaches only own keys, and another workspace, have an overview of their own", async () => {
  const [given, other] = [await givenWorkspace(), await givenWorkspace()];
  await givenKey(given, "The owner's");
  await givenKey(given, "A developer's", "developer");
  expect(await neverUsed(given, "owner")).toBe(2);
  expect(await neverUsed(given, "developer")).toBe(1);
  expect(await neverUsed(other)).toBe(0);
});
