import { expect, test } from "vitest";
import { createApiKey } from "../api-keys/commands/create";
import { CreateApiKey } from "../api-keys/schema";
import { db } from "../db/client";
import { givenWorkspace } from "../db/testing/given";
import { newId } from "../id";
import { countUse } from "./counters";
import { noteDenial } from "./denials";
import { flushEvidence, forgetOldEvidence } from "./evidence";
import { type LoggedCall, logCall, loggedCalls } from "./request-log";

const now = Date.parse("2026-11-20T10:20:00.000Z");
const day = 86_400_000;

async function givenKey() {
  const given = await givenWorkspace();
  const input = CreateApiKey.parse({ name: "Zapier", scopes: ["tickets:read"] });
  const { id } = await createApiKey(given.ctx("owner", "api_keys:create"), input);
  return { id, workspaceId: given.workspace.id };
}

function call(key: { id: string; workspaceId: string }, more: Partial<LoggedCall> = {}): LoggedCall {
  const at = more.at ?? now;
  return {
    id: newId("req", at),
    workspaceId: key.workspaceId,
    keyId: key.id,
    at,
    method: "GET",
    route: "GET /tickets",
    path: "/api/public/tickets",
    status: 200,
    code: "",
    ms: 1.25,
    ip: "198.51.100.7",
    userAgent: "curl/8",
    origin: "",
    ...more,
  };
}

test("calls are counted by hour, endpoint and address, and later ones are added", async () => {
  const { id } = await givenKey();
  for (const outcome of ["allowed", "allowed", "refused"] as const)
    countUse({ keyId: id, route: "GET /tickets", ip: "::1", scopes: [], at: now }, outcome);
  await flushEvidence();
  countUse({ keyId: id, route: "GET /tickets", ip: "::1", scopes: [], at: now + 60_000 }, "allowed");
  await flushEvidence();
  expect(await db().apiKeyUsage.findMany({ where: { apiKeyId: id } })).toEqual([
    {
      apiKeyId: id,
      hour: new Date("2026-11-20T10:00:00.000Z"),
      route: "GET /tickets",
      ip: "::1",
      allowed: 3,
      refused: 1,
    },
  ]);
});

test("denied attempts are told apart by reason and keep the first and the last time", async () => {
  const { id } = await givenKey();
  noteDenial(id, "key_revoked", "203.0.113.7", now);
  noteDenial(id, "wrong_secret", "203.0.113.7", now);
  await flushEvidence();
  noteDenial(id, "key_revoked", "203.0.113.7", now + 5_000);
  noteDenial(id, "key_revoked", "203.0.113.7", now - 5_000);
  await flushEvidence();
  const rows = await db().apiKeyDenial.findMany({ where: { apiKeyId: id }, orderBy: { reason: "asc" } });
  expect(rows.map(({ reason, count }) => [reason, count])).toEqual([
    ["key_revoked", 3],
    ["wrong_secret", 1],
  ]);
  expect(rows[0]).toMatchObject({ firstAt: new Date(now - 5_000), lastAt: new Date(now + 5_000) });
});

test("strangers who call from ever new addresses make no rows without end", async () => {
  const { id } = await givenKey();
  for (let index = 0; index < 500; index++) noteDenial(id, "wrong_secret", `2001:db8::${index.toString(16)}`, now);
  await flushEvidence();
  const rows = await db().apiKeyDenial.findMany({ where: { apiKeyId: id } });
  expect(rows).toHaveLength(51);
  expect(rows.reduce((sum, row) => sum + row.count, 0)).toBe(500);
});

test("a call is logged once, with its times and without any secret in it", async () => {
  const key = await givenKey();
  const secret = `lk_live_abcdefghij${"S".repeat(38)}`;
  const logged = call(key, {
    path: `/api/public/tickets/${secret}`,
    userAgent: `bot ${secret} \u0000 \\u0000${"x".repeat(900)}`,
  });
  logCall(logged);
  await flushEvidence();
  logCall(logged);
  await flushEvidence();
  const rows = await db().loggedRequest.findMany({ where: { apiKeyId: key.id } });
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ id: logged.id, at: new Date(now), micros: 1_250, workspaceId: key.workspaceId });
  expect(rows[0]?.path).toBe("/api/public/tickets/lk_live_abcdefghij");
  expect(rows[0]?.userAgent).toMatch(/^bot lk_live_abcdefghij [\0]? \\u0000x{200,300}$/);
  expect(JSON.stringify(rows)).not.toContain("SSSS");
});

test("a busy key is logged in part, its refused calls longer than its others", async () => {
  const key = await givenKey();
  for (let index = 0; index < 1_000; index++) logCall(call(key));
  for (let index = 0; index < 1_000; index++) logCall(call(key, { status: 403, code: "ip_not_allowed" }));
  await flushEvidence();
  const where = { apiKeyId: key.id };
  expect(await db().loggedRequest.count({ where: { ...where, status: 200 } })).toBe(400);
  expect(await db().loggedRequest.count({ where: { ...where, status: 403 } })).toBe(400);
});

test("of each key the latest calls are kept", async () => {
  const key = await givenKey();
  for (let round = 0; round <= loggedCalls / 400 + 1; round++) {
    for (let index = 0; index < 400; index++) logCall(call(key, { at: now + round * 1_000 }));
    await flushEvidence();
  }
  const kept = await db().loggedRequest.findMany({ where: { apiKeyId: key.id }, orderBy: { id: "asc" } });
  expect(kept.length).toBeGreaterThanOrEqual(loggedCalls);
  expect(kept.length).toBeLessThan(loggedCalls + 800);
  expect(kept[0]?.at.getTime()).toBeGreaterThan(now);
});

test("a key that was deleted meanwhile fails nobody else's evidence", async () => {
  const key = await givenKey();
  const gone = { id: "key_0000000000", workspaceId: key.workspaceId };
  for (const { id } of [gone, key]) {
    countUse({ keyId: id, route: "GET /tickets", ip: "::1", scopes: [], at: now }, "allowed");
    noteDenial(id, "key_disabled", "::1", now);
  }
  logCall(call(gone));
  logCall(call(key));
  await flushEvidence();
  expect(await db().apiKeyUsage.count({ where: { apiKeyId: key.id } })).toBe(1);
  expect(await db().apiKeyDenial.count({ where: { apiKeyId: key.id } })).toBe(1);
  expect(await db().loggedRequest.count({ where: { apiKeyId: key.id } })).toBe(1);
  expect(await db().loggedRequest.count({ where: { apiKeyId: gone.id } })).toBe(0);
});

test("evidence beyond its retention is dropped, and nothing younger", async () => {
  const key = await givenKey();
  for (const age of [13, 15, 89, 92]) {
    countUse({ keyId: key.id, route: "GET /tickets", ip: "::1", scopes: [], at: now - age * day }, "allowed");
    noteDenial(key.id, "key_revoked", "::1", now - age * day);
    logCall(call(key, { at: now - age * day }));
  }
  await flushEvidence();
  await forgetOldEvidence(now);
  expect(await db().apiKeyUsage.count({ where: { apiKeyId: key.id } })).toBe(3);
  expect(await db().apiKeyDenial.count({ where: { apiKeyId: key.id } })).toBe(3);
  expect(await db().loggedRequest.count({ where: { apiKeyId: key.id } })).toBe(1);
});
