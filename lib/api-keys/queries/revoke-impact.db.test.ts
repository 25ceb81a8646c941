import { expect, test } from "vitest";
import { db } from "../../db/client";
import { givenWorkspace } from "../../db/testing/given";
import { givenKey } from "../testing/given-key";
import { revokeImpact } from "./revoke-impact";

test("the impact of revoking sums the last 24 hours by address and endpoint", async () => {
  const given = await givenWorkspace();
  const { id } = await givenKey(given);
  const usage = (hoursAgo: number, route: string, ip: string, allowed: number, refused = 0) => ({
    apiKeyId: id,
    hour: new Date(Math.floor(Date.now() / 3_600_000 - hoursAgo) * 3_600_000),
    route,
    ip,
    allowed,
    refused,
  });
  await db().apiKeyUsage.createMany({
    data: [
      usage(0, "GET /tickets", "192.0.2.1", 5, 1),
      usage(1, "GET /tickets", "192.0.2.2", 20),
      usage(23, "POST /tickets", "192.0.2.1", 2),
      usage(30, "GET /contacts", "192.0.2.3", 100),
    ],
  });
  expect(await revokeImpact(given.ctx("owner", "api_keys:read"), { id })).toMatchObject({
    calls: 28,
    addresses: [
      { ip: "192.0.2.2", calls: 20 },
      { ip: "192.0.2.1", calls: 8 },
    ],
    endpoints: [
      { route: "GET /tickets", calls: 26 },
      { route: "POST /tickets", calls: 2 },
    ],
    lastUsedAt: null,
    confirmName: false,
  });
});

test("revoking asks for the name of a key that was used within 7 days", async () => {
  const given = await givenWorkspace();
  const { id } = await givenKey(given);
  const asks = async () => (await revokeImpact(given.ctx("owner", "api_keys:read"), { id })).confirmName;
  const lastUsed = (days: number) =>
    db().apiKey.update({ where: { id }, data: { lastUsedAt: new Date(Date.now() - days * 86_400_000) } });
  await lastUsed(6.9);
  expect(await asks()).toBe(true);
  await lastUsed(7.1);
  expect(await asks()).toBe(false);
});
