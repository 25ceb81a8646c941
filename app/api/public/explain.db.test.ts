import { beforeAll, expect, test } from "vitest";
import { createApiKey } from "../../../lib/api-keys/commands/create";
import { editApiKey } from "../../../lib/api-keys/commands/edit";
import { disableApiKey } from "../../../lib/api-keys/commands/pause";
import { findLoggedRequest } from "../../../lib/api-keys/queries/request-log";
import { CreateApiKey, EditApiKey } from "../../../lib/api-keys/schema";
import { db } from "../../../lib/db/client";
import { type GivenWorkspace, givenWorkspace } from "../../../lib/db/testing/given";
import { answer } from "../../../lib/entry/public/answer";
import type { ApiRequest } from "../../../lib/entry/public/exchange";
import { type Asked, explain } from "../../../lib/entry/public/explain";
import { validate } from "../../../lib/entry/validate";
import { flushEvidence } from "../../../lib/usage/evidence";
import { routes } from "./endpoints";

const ip = "198.51.100.7";
let given: GivenWorkspace;
let keys = 0;

beforeAll(async () => {
  given = await givenWorkspace();
});

async function givenKey(more: object = {}, role: "admin" | "developer" = "admin") {
  const input = validate(CreateApiKey, { name: `Key ${++keys}`, scopes: ["tickets:read"], ...more });
  const { id, key } = await createApiKey(given.ctx(role, "api_keys:create"), input);
  return { id, key: key ?? "" };
}

/** The request that is described, sent to the API. */
async function call({ method, path, ip, origin, https }: Asked, key: string) {
  const headers: Record<string, string> = { authorization: `Bearer ${key}`, "user-agent": "curl/8" };
  if (origin !== null) headers.origin = origin;
  const request: ApiRequest = {
    method,
    path,
    search: "",
    header: (name) => headers[name],
    credentials: 1,
    caller: { ip, secure: https, loopback: false },
    readBody: async () => new Uint8Array(),
    readChunks: async function* () {},
  };
  const reply = await answer(routes, request);
  return { ...reply, body: String(reply.body) };
}

const asked = (keyId: string, more: Partial<Asked> = {}): Asked => ({
  method: "GET",
  path: "/api/public/tickets",
  ip,
  origin: null,
  https: true,
  organization: null,
  keyId,
  ...more,
});

const refusals = (asked: Asked) =>
  explain(routes, asked, Date.now()).then((checks) => checks.filter(({ outcome }) => outcome === "refused"));

const cases: [string, object, Partial<Asked>, string][] = [
  ["an endpoint that does not exist", {}, { path: "/api/public/nothing" }, "not_found"],
  ["a method that the path does not have", {}, { method: "DELETE", path: "/v1/tickets" }, "method_not_allowed"],
  ["plain http", {}, { https: false }, "https_required"],
  ["an address that is not in the list", { allowedIps: ["192.0.2.0/24"] }, {}, "ip_not_allowed"],
  ["an address that cannot be known", { allowedIps: ["192.0.2.0/24"] }, { ip: null }, "ip_not_allowed"],
  ["a web page that is not allowed", {}, { origin: "https://evil.test" }, "origin_not_allowed"],
  ["a scope that the key lacks", {}, { method: "POST" }, "insufficient_scope"],
];

test.each(cases)("says of %s what the API answers", async (_, more, request, code) => {
  const { id, key } = await givenKey(more);
  const described = asked(id, request);
  const reply = await call(described, key);
  const [first] = await refusals(described);
  expect(first).toMatchObject({ code });
  expect(JSON.parse(reply.body)).toMatchObject({ code, detail: first?.said });
});

test("a request that would be let in passes every check, and none of them counts it", async () => {
  const { id, key } = await givenKey();
  const left = async () => (await explain(routes, asked(id), Date.now())).at(-1)?.said;
  const before = await left();
  expect(await left()).toBe(before);
  expect(await refusals(asked(id))).toEqual([]);
  expect((await call(asked(id), key)).status).toBe(200);
  expect(await left()).not.toBe(before);
});

test("goes on after the first refusal, in the order of the API", async () => {
  const { id } = await givenKey({ allowedIps: ["192.0.2.1"] });
  await disableApiKey(given.ctx("admin", "api_keys:revoke"), { id });
  const found = await refusals(asked(id, { method: "POST", origin: "https://evil.test" }));
  expect(found.map(({ code }) => code)).toEqual([
    "key_disabled",
    "ip_not_allowed",
    "origin_not_allowed",
    "insufficient_scope",
  ]);
});

test("without a key it says what can be said, and that the rest was not asked", async () => {
  const checks = await explain(routes, { ...asked(""), keyId: null }, Date.now());
  expect(checks.filter(({ outcome }) => outcome === "skipped").map(({ name }) => name)).toEqual([
    "key",
    "workspace",
    "address",
    "origin",
    "scope",
    "limit",
  ]);
});

test("a full limit is explained, and the demotion of a key's owner too", async () => {
  const { id, key } = await givenKey({ scopes: ["tickets:write"] }, "developer");
  for (let calls = 0; calls < 121; calls++) await call(asked(id), key);
  expect(await refusals(asked(id))).toMatchObject([{ name: "limit", code: "rate_limited" }]);
  await db().membership.update({
    where: { id: given.members.developer.membershipId },
    data: { role: "read_only_admin" },
  });
  expect((await refusals(asked(id, { method: "POST" })))[0]).toMatchObject({ name: "scope", code: "role_forbids" });
});

test("the answer to a refused key links to the log's entry of the request, and nobody else's answer does", async () => {
  const { id, key } = await givenKey({ allowedIps: ["192.0.2.1"] });
  const body = JSON.parse((await call(asked(id), key)).body);
  const link = new URL(body.explain_url);
  expect(link.pathname).toBe(`/${given.workspace.slug}/settings/api-keys/why`);
  expect(link.searchParams.get("request")).toBe(body.request_id);
  const ctx = given.ctx("admin", "api_keys:read");
  expect(await findLoggedRequest(ctx, body.request_id)).toMatchObject({
    keyId: id,
    method: "GET",
    path: "/api/public/tickets",
    status: 403,
    code: "ip_not_allowed",
    ip,
  });
  expect(await findLoggedRequest(given.ctx("developer", "api_keys:read"), body.request_id)).toBeNull();
  const other = await givenWorkspace();
  expect(await findLoggedRequest(other.ctx("owner", "api_keys:read"), body.request_id)).toBeNull();
  // Another secret behind the same public part, with a checksum that is right.
  const { key: foreign } = await givenKey();
  const stranger = JSON.parse((await call(asked(id), `${foreign.slice(0, -1)}x`)).body);
  expect(stranger).not.toHaveProperty("explain_url");
});

test("a dead key that is tried and a guessed secret are told apart", async () => {
  const { id, key } = await givenKey();
  await disableApiKey(given.ctx("admin", "api_keys:revoke"), { id });
  await call(asked(id), key);
  await call(asked(id), key);
  await db().apiKey.update({ where: { id }, data: { digest: "0".repeat(64) } });
  const guess = JSON.parse((await call(asked(id), key)).body);
  expect(guess).toMatchObject({ code: "key_unknown" });
  expect(guess).not.toHaveProperty("explain_url");
  await flushEvidence();
  const rows = await db().apiKeyDenial.findMany({ where: { apiKeyId: id }, orderBy: { reason: "asc" } });
  expect(rows.map(({ reason, ip, count }) => [reason, ip, count])).toEqual([
    ["key_disabled", ip, 2],
    ["wrong_secret", ip, 1],
  ]);
  // What a stranger sends fills no log.
  expect(await db().loggedRequest.count({ where: { apiKeyId: id } })).toBe(2);
});

test("a call that was mistaken but let in counts as allowed, with its error in the log", async () => {
  const { id, key } = await givenKey();
  const reply = await call(asked(id, { path: "/api/public/tickets/tkt_00000000000000000000000000" }), key);
  expect(reply.status).toBe(404);
  await flushEvidence();
  expect(await db().apiKeyUsage.findMany({ where: { apiKeyId: id } })).toMatchObject([
    { route: "GET /tickets/{id}", allowed: 1, refused: 0 },
  ]);
  expect(await db().loggedRequest.findMany({ where: { apiKeyId: id } })).toMatchObject([
    { status: 404, code: "not_found", route: "GET /tickets/{id}" },
  ]);
  expect(await db().apiKeyDenial.count({ where: { apiKeyId: id } })).toBe(0);
});

test("an edit holds from the next request on", async () => {
  const { id, key } = await givenKey();
  const edit = (more: object) =>
    editApiKey(given.ctx("admin", "api_keys:update"), validate(EditApiKey, { id, ...more }));
  expect((await call(asked(id), key)).status).toBe(200);
  await edit({ allowedIps: ["192.0.2.1"] });
  expect((await call(asked(id), key)).status).toBe(403);
  await edit({ allowedIps: [], scopes: ["kb:read"] });
  expect(JSON.parse((await call(asked(id), key)).body)).toMatchObject({ code: "insufficient_scope" });
  await edit({ scopes: ["tickets:write"] });
  expect((await call(asked(id), key)).status).toBe(200);
});

test("what a list in report-only mode would refuse is not counted when somebody merely asks", async () => {
  const { id } = await givenKey({ allowedIps: ["192.0.2.1"], ipMode: "report" });
  expect(await refusals(asked(id))).toEqual([]);
  await flushEvidence();
  expect(await db().addressReport.count({ where: { listId: id } })).toBe(0);
});

test("an organization header that the workspace requires is part of the question", async () => {
  const { id } = await givenKey();
  expect(await refusals(asked(id, { organization: "wsp_other" }))).toMatchObject([{ code: "organization_mismatch" }]);
  expect(await refusals(asked(id, { organization: given.workspace.id }))).toEqual([]);
});
