import { expect, test } from "vitest";
import { createApiKey } from "../api-keys/commands/create";
import { CreateApiKey } from "../api-keys/schema";
import { db } from "../db/client";
import { givenWorkspace } from "../db/testing/given";
import { validate } from "../entry/validate";
import { countUse } from "./counters";
import { flushEvidence } from "./evidence";

const hour = 3_600_000;

test("notes the last hour of each scope that calls may have needed, never going back, and not for refused calls", async () => {
  const given = await givenWorkspace();
  const input = validate(CreateApiKey, { name: "Zapier", scopes: ["tickets:write"] });
  const { id } = await createApiKey(given.ctx("admin", "api_keys:create"), input);
  const now = Math.floor(Date.now() / hour) * hour;
  const call = (route: string, scopes: ("tickets:read" | "tickets:write" | "contacts:read")[], at: number) =>
    ({ keyId: id, route, ip: "192.0.2.1", scopes, at }) as const;
  countUse(call("GET /tickets", ["tickets:read"], now - 5 * hour), "allowed");
  countUse(call("PATCH /tickets/{id}", ["tickets:write", "tickets:read"], now - 3 * hour + 5), "allowed");
  countUse(call("GET /contacts", ["contacts:read"], now), "refused");
  countUse({ ...call("GET /tickets", ["tickets:read"], now), keyId: "key_0000000000" }, "allowed");
  await flushEvidence();
  countUse(call("GET /tickets", ["tickets:read"], now - 4 * hour), "allowed");
  await flushEvidence();
  const noted = await db().apiKeyScopeUse.findMany({ orderBy: { scope: "asc" } });
  expect(noted).toEqual([
    { apiKeyId: id, scope: "tickets:read", hour: new Date(now - 3 * hour) },
    { apiKeyId: id, scope: "tickets:write", hour: new Date(now - 3 * hour) },
  ]);
  expect(await db().apiKeyUsage.count({ where: { apiKeyId: id } })).toBe(4);
});
