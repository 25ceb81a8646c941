import { beforeEach, expect, test } from "vitest";
import { createApiKey } from "@/lib/api-keys/commands/create";
import { leakAnswer } from "@/lib/api-keys/leak-report";
import { CreateApiKey } from "@/lib/api-keys/schema";
import { db } from "@/lib/db/client";
import { type GivenWorkspace, givenWorkspace } from "@/lib/db/testing/given";
import { exposuresNoted } from "@/lib/entry/public/exposure";
import { serveFetch } from "@/lib/entry/public/fetch-mount";
import { routes } from "../endpoints";

let given: GivenWorkspace;
let key: { id: string; key: string };

const keyOf = async (whose: GivenWorkspace, name: string) => {
  const input = CreateApiKey.parse({ name, scopes: ["tickets:write"] });
  const { id, key } = await createApiKey(whose.ctx("developer", "api_keys:create"), input);
  return { id, key: key ?? "" };
};

beforeEach(async () => {
  given = await givenWorkspace();
  key = await keyOf(given, "Zapier");
});

type Sent = { method?: string; path: string; secret?: string | null; body?: object; scheme?: string };

async function call({ method = "POST", path, secret = key.key, body, scheme = "https" }: Sent) {
  const request = new Request(`${scheme}://desk.test/api/public${path}`, {
    method,
    headers: {
      host: "desk.test",
      ...(secret ? { Authorization: `Bearer ${secret}` } : {}),
      ...(body ? { "Content-Type": "application/json" } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const response = await serveFetch(routes, request);
  await exposuresNoted();
  return { status: response.status, body: await response.json() };
}

const exposures = async (id = key.id) =>
  (await db().apiKeyExposure.findMany({ where: { apiKeyId: id } })).map(({ how, place }) => [how, place]);
const notices = (whose = given) =>
  db().notice.findMany({ where: { workspaceId: whose.workspace.id, kind: "api_key.exposed" } });
const audited = async (event: string) => db().auditEvent.count({ where: { workspaceId: given.workspace.id, event } });
const mailTo = async (email: string) =>
  (await db().mailOutbox.findMany({ where: { to: email }, orderBy: { createdAt: "asc" } })).map((mail) => mail.subject);

/** Nothing that was stored holds the secret part of the key. */
async function expectNoSecret() {
  const tables = [db().notice.findMany(), db().mailOutbox.findMany(), db().auditEvent.findMany()];
  const more = [db().apiKeyExposure.findMany(), db().ticket.findMany(), db().comment.findMany()];
  expect(JSON.stringify(await Promise.all([...tables, ...more]))).not.toContain(key.key.slice(18, 50));
}

const wrongSecret = () => `${key.key.slice(0, 18)}${"0".repeat(38)}`;

test("a key in an address is refused, flagged once, and its owner and admins are told once", async () => {
  for (const _ of [1, 2, 3]) {
    const answer = await call({ path: `/test?api_key=${key.key}`, secret: null });
    expect(answer).toMatchObject({ status: 400, body: { code: "key_in_url" } });
  }
  expect(await exposures()).toEqual([["url", "POST /test"]]);
  expect(await notices()).toHaveLength(1);
  expect(await audited("api_key.exposed")).toBe(1);
  const { owner, admin, developer, agent } = given.members;
  for (const { email } of [owner, admin, developer]) {
    expect((await mailTo(email)).at(-1)).toBe("[Acme] The key Zapier was sent in an address");
  }
  expect(await mailTo(agent.email)).toEqual([]);
  await expectNoSecret();
});

test("a key over plain http is flagged, an invented one with its id is not", async () => {
  const refused = { status: 403, body: { code: "https_required" } };
  expect(await call({ path: "/test", scheme: "http", secret: wrongSecret() })).toMatchObject(refused);
  expect(await exposures()).toEqual([]);
  expect(await call({ path: "/test", scheme: "http" })).toMatchObject(refused);
  expect(await exposures()).toEqual([["plain_http", "POST /test"]]);
  expect((await db().apiKey.findUniqueOrThrow({ where: { id: key.id } })).revokedAt).toBeNull();
});

test("twenty such requests at once tell once", async () => {
  await Promise.all(Array.from({ length: 20 }, () => call({ path: `/test?access_token=${key.key}`, scheme: "http" })));
  expect(await notices()).toHaveLength(1);
  expect(await mailTo(given.members.admin.email)).toHaveLength(2);
});

test("a reported key is revoked at once, and its people are told", async () => {
  const answer = await call({
    path: "/leaks",
    secret: null,
    body: { key: ` ${key.key}\n`, found_at: "github.test/a/b" },
  });
  expect(answer).toEqual({ status: 200, body: leakAnswer });
  expect(await call({ path: "/test" })).toMatchObject({ status: 401, body: { code: "key_revoked" } });
  expect(await exposures()).toEqual([["reported", "github.test/a/b"]]);
  const event = await db().auditEvent.findFirstOrThrow({
    where: { workspaceId: given.workspace.id, event: "api_key.revoked" },
  });
  expect(event).toMatchObject({ actorType: "system", actorName: "Leak report", targetId: key.id });
  expect(JSON.parse(event.after)).toEqual({ status: "revoked", reason: "reported as leaked" });
  expect((await mailTo(given.members.developer.email)).at(-1)).toBe("[Acme] The key Zapier was reported as leaked");
  await expectNoSecret();
});

test("every report gets the same answer, and only a whole real key is ended", async () => {
  const reports = ["hello", key.key.slice(0, -1), wrongSecret(), key.id, `lk_live_${"0".repeat(48)}`];
  for (const text of reports) {
    expect(await call({ path: "/leaks", secret: null, body: { key: text } })).toEqual({
      status: 200,
      body: leakAnswer,
    });
  }
  expect((await db().apiKey.findUniqueOrThrow({ where: { id: key.id } })).revokedAt).toBeNull();
  for (const _ of [1, 2]) {
    expect(await call({ path: "/leaks", body: { key: key.key } })).toEqual({ status: 200, body: leakAnswer });
  }
  expect(await audited("api_key.revoked")).toBe(1);
  expect(await notices()).toHaveLength(1);
});

test("a report of a real key takes no longer than one of an invented key", async () => {
  const time = async (text: string) => {
    const started = performance.now();
    await call({ path: "/leaks", secret: null, body: { key: text } });
    return performance.now() - started;
  };
  const [invented, real] = [await time("nothing"), await time(key.key)];
  expect(invented).toBeGreaterThan(290);
  expect(real - invented).toBeLessThan(250);
});

const ticket = { subject: "Help", requester: { email: "customer@example.com" } };

test("a key pasted into a ticket is masked before it is stored, the answer says so, and its people are told", async () => {
  const mask = `lk_live_${key.id.slice(4)}…${key.key.slice(-4)}`;
  const body = {
    ...ticket,
    subject: `Key ${key.key}`,
    body: `It is ${key.key}, I think`,
    custom_fields: { key: key.key },
  };
  const created = await call({ path: "/tickets", body });
  expect(created).toMatchObject({
    status: 201,
    body: { data: { subject: `Key ${mask}`, custom_fields: { key: mask } }, meta: { masked: { api_keys: [mask] } } },
  });
  const { id, number } = created.body.data;
  expect((await db().comment.findFirstOrThrow({ where: { ticketId: id } })).body).toBe(`It is ${mask}, I think`);
  expect(await exposures()).toEqual([["pasted", `Ticket #${number}`]]);
  const calls: Sent[] = [
    { path: `/tickets/${id}/reply`, body: { body: `Again ${key.key}` } },
    { method: "PATCH", path: `/tickets/${id}`, body: { metadata: { k: key.key } } },
    { path: `/tickets/${id}/close`, body: { comment: key.key, resolution: key.key } },
    { path: `/tickets/${id}/reopen`, body: { reason: key.key } },
  ];
  for (const sent of calls) {
    expect((await call(sent)).body.meta, sent.path).toEqual({ masked: { api_keys: [mask] } });
  }
  expect(await notices()).toHaveLength(1);
  await expectNoSecret();
  await call({ path: "/tickets", body: { ...ticket, body: key.key } });
  expect(await notices()).toHaveLength(2);
});

test("a ticket without a key in it is answered without a word about masks", async () => {
  const created = await call({ path: "/tickets", body: { ...ticket, body: "lk_live_ is how they begin" } });
  expect(created.status).toBe(201);
  expect(created.body).not.toHaveProperty("meta");
  expect(await notices()).toHaveLength(0);
});

test("a key of another workspace is masked too, and only its own people are told", async () => {
  const other = await givenWorkspace("Other");
  const theirs = await keyOf(other, "Theirs");
  const created = await call({ path: "/tickets", body: { ...ticket, body: theirs.key } });
  expect(created.body.meta.masked.api_keys).toHaveLength(1);
  expect(await notices()).toHaveLength(0);
  expect(await notices(other)).toHaveLength(1);
  expect(await exposures(theirs.id)).toEqual([["pasted", "The help desk of another workspace"]]);
  expect(JSON.stringify(await notices(other))).not.toMatch(/Acme|#1/);
});
