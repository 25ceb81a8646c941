import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createApiKey } from "../../lib/api-keys/commands/create";
import { CreateApiKey } from "../../lib/api-keys/schema";
import { hashPassword } from "../../lib/auth/password";
import { db, provider } from "../../lib/db/client";
import { type GivenWorkspace, givenWorkspace } from "../../lib/db/testing/given";
import { setLimit } from "../../lib/limits/commands/limit";
import { inviteMember } from "../../lib/members/commands/invite";
import { givenLink } from "../../lib/portal-access/testing/given-link";
import { hasRedis, RedisServer } from "../../lib/rate-limit/testing/redis-server";
import { setWidget } from "../../lib/widgets/commands/set";
import { SetWidget } from "../../lib/widgets/schema";
import { ApiClient, freshIp } from "../fixtures/api-client";
import { send } from "../fixtures/http";
import { actionIds } from "../fixtures/raw-actions";
import { Browser } from "./fixtures/browser";
import { type Front, frontAddress, missingForFront, startFront } from "./fixtures/front";
import { report } from "./fixtures/ledger";
import { startMailServer } from "./fixtures/mail-server";
import { Instance } from "./fixtures/processes";

vi.setConfig({ testTimeout: 600_000 });

const missing = missingForFront() ?? (hasRedis ? null : "redis-server (apt-get install redis-server)");
if (missing) console.warn(`Many instances behind nginx are NOT tested: ${missing} is not installed.`);

/** Many instances share PostgreSQL; on SQLite there is one, by decision 001. */
const isForMany = provider() === "postgresql";

type One<T> = { data: T };
type Stage = Readonly<{
  front: Front;
  instances: readonly Instance[];
  /** The address of an instance; behind the last comes the first. */
  at: (index: number) => string;
  /** Of each instance, and of the proxy. */
  everywhere: readonly string[];
  mails: ReadonlyMap<string, number>;
  given: GivenWorkspace;
  /** Calls with a key that may do everything, each client from an address of its own. */
  client: (url: string) => ApiClient;
}>;

const ticket = { subject: "Broken cup", body: "x", requester: { email: "ada@example.com" } };
const actionId = (name: string) => actionIds().get(name) ?? "";
const password = "brisk walnut forgets umbrella 58";

async function setStage(count: number): Promise<Stage> {
  const redis = await RedisServer.start();
  const files = mkdtempSync(join(tmpdir(), "latchkey-files-"));
  onTestFinished(async () => {
    await redis.stop();
    rmSync(files, { recursive: true, force: true });
  });
  const mail = await startMailServer();
  const { port, url } = await frontAddress();
  const shared = { APP_URL: url, REDIS_URL: redis.url, STORAGE_URL: `file:${files}`, SMTP_URL: mail.url };
  const instances = await Instance.many(count, shared);
  const urls = instances.map((instance) => instance.url);
  const front = await startFront(port, urls);
  const given = await givenWorkspace();
  const { key } = await keyOf(given, ["*"]);
  return {
    ...{ front, instances, given, mails: mail.received, everywhere: [...urls, front.url] },
    at: (index) => urls[index % count] ?? "",
    client: (to) => new ApiClient(to, key, freshIp()),
  };
}

async function keyOf(given: GivenWorkspace, scopes: string[], limit = 1_000_000) {
  for (const policy of ["default", "tickets-create", "tickets-read"] as const) {
    await setLimit(given.ctx("owner", "policy:manage"), { policy, limit, windowSeconds: 3_600 });
  }
  const input = CreateApiKey.parse({ name: `Key ${randomBytes(3).toString("hex")}`, scopes });
  const made = await createApiKey(given.ctx("owner", "api_keys:create"), input);
  return { id: made.id, key: made.key ?? "" };
}

async function givePassword(given: GivenWorkspace): Promise<string> {
  const { id, email } = given.members.owner;
  await db().user.update({ where: { id }, data: { passwordHash: await hashPassword(password) } });
  return email;
}

/** The form's token from one instance, and the form posted to another. */
async function signIn(browser: Browser, from: string, to: string, email: string, typed = password): Promise<number> {
  const { csrfToken } = (await browser.get<{ csrfToken: string }>(`${from}/api/auth/csrf`)).body;
  const fields = { csrfToken, email, password: typed, json: "true" };
  return (await browser.postForm(`${to}/api/auth/callback/credentials`, fields)).status;
}

const whoAmI = async (browser: Browser, at: string) =>
  (await browser.get<{ user?: { email: string } }>(`${at}/api/auth/session`)).body.user?.email ?? null;

const settings = ({ given }: Stage) => `/${given.workspace.slug}/settings/general`;

/** Begun on two of them, used on each and through the proxy. */
async function signedIn({ front, at, everywhere, given }: Stage): Promise<Browser> {
  const browser = new Browser(freshIp(), front.ca);
  const email = await givePassword(given);
  expect(await signIn(browser, at(0), at(1), email)).toBe(200);
  expect(browser.cookieNames).toContain("__Host-latchkey-session");
  for (const url of everywhere) expect(await whoAmI(browser, url), url).toBe(email);
  return browser;
}

/** The cookie that was copied before is worth nothing anywhere at the next request. */
async function signingOutHoldsEverywhere({ front, at, everywhere }: Stage, browser: Browser): Promise<void> {
  const copied = browser.copy();
  const { csrfToken } = (await browser.get<{ csrfToken: string }>(`${front.url}/api/auth/csrf`)).body;
  expect((await browser.postForm(`${at(2)}/api/auth/signout`, { csrfToken, json: "true" })).status).toBe(200);
  for (const url of everywhere) expect(await whoAmI(copied, url), url).toBeNull();
}

/** Each knows the ids of the actions, and shows what another one changed. */
async function actionsAreKnownEverywhere(stage: Stage, browser: Browser): Promise<void> {
  const { everywhere, at, given } = stage;
  for (const [index, url] of everywhere.entries()) {
    const name = `Acme ${index} ${randomBytes(3).toString("hex")}`;
    const said = await browser.act(url + settings(stage), actionId("renameWorkspace"), [
      given.workspace.slug,
      { name },
    ]);
    expect(said, url).toContain('"ok":true');
    expect((await browser.get(at(index + 1) + settings(stage))).text).toContain(name);
  }
}

/** @returns how many calls were sent after a revocation on another instance; each was refused. */
async function revocationHoldsEverywhere({ at, instances, given }: Stage, browser: Browser): Promise<number> {
  const page = `/${given.workspace.slug}/settings/api-keys`;
  let refused = 0;
  for (let round = 0; round < 10; round++) {
    const { id, key } = await keyOf(given, ["tickets:read"]);
    const call = (url: string) => new ApiClient(url, key, freshIp()).post("/test");
    for (const { url } of instances) expect((await call(url)).status).toBe(200);
    const said = await browser.act(at(round) + page, actionId("revokeApiKey"), [given.workspace.slug, { id }]);
    expect(said).toContain('"ok":true');
    for (let other = 1; other < instances.length; other++) {
      const reply = await call(at(round + other));
      expect([reply.status, reply.body.code]).toEqual([401, "key_revoked"]);
      refused += 1;
    }
  }
  return refused;
}

/** Ten calls in turn are let in, and not ten by each. */
async function limitsAreShared({ at }: Stage): Promise<void> {
  const { key } = await keyOf(await givenWorkspace(), ["tickets:read"], 10);
  const ip = freshIp();
  const statuses: number[] = [];
  for (let call = 0; call < 15; call++) {
    statuses.push((await new ApiClient(at(call), key, ip).get("/tickets")).status);
  }
  expect(statuses).toEqual([...Array(10).fill(200), ...Array(5).fill(429)]);
}

/** Ten wrong passwords for an account in a quarter of an hour, wherever they are typed. */
async function failedSignInsAreShared({ at }: Stage): Promise<void> {
  const other = await givenWorkspace();
  const email = await givePassword(other);
  for (let attempt = 0; attempt < 10; attempt++) {
    const status = await signIn(new Browser(freshIp()), at(attempt), at(attempt), email, "not the password at all");
    expect(status).toBe(401);
  }
  const right = new Browser(freshIp());
  await signIn(right, at(0), at(0), email);
  expect(await whoAmI(right, at(0))).toBeNull();
}

async function filesAreShared({ instances, at, client }: Stage): Promise<void> {
  const raw = randomBytes(75_000).toString("base64");
  const headers = { "Content-Type": "application/octet-stream", "Content-Disposition": 'attachment; filename="a.bin"' };
  const file = await client(at(0)).call<One<{ id: string }>>("POST", "/attachments", { raw, headers });
  expect(file.status).toBe(201);
  for (const { url } of instances) {
    const fetched = await client(url).get<null>(`/attachments/${file.body.data.id}/content`);
    expect([fetched.status, fetched.text === raw]).toEqual([200, true]);
  }
}

/** The same Idempotency-Key on all of them at once, and once more, makes one ticket. */
async function repetitionsMakeOne({ instances, client }: Stage): Promise<void> {
  const subject = `once-${randomBytes(6).toString("hex")}`;
  const sameKey = { headers: { "Idempotency-Key": subject } };
  const create = () =>
    Promise.all(
      instances.map(({ url }) => client(url).post<One<{ id: string }>>("/tickets", { ...ticket, subject }, sameKey)),
    );
  await create();
  const replies = await create();
  expect(replies.map(({ status }) => status)).toEqual(Array(instances.length).fill(201));
  expect(new Set(replies.map(({ body }) => body.data.id)).size).toBe(1);
  expect(await db().ticket.count({ where: { subject } })).toBe(1);
}

/** Who waits at one hears soon of a change that was made on another. */
async function waitingCallsHearOfOthers({ at, client }: Stage): Promise<void> {
  type Page = { data: { type: string }[]; cursor: string };
  const [waiting, changing] = [client(at(0)), client(at(1))];
  let { cursor, data } = (await waiting.get<Page>("/events?limit=100")).body;
  while (data.length > 0) ({ cursor, data } = (await waiting.get<Page>(`/events?limit=100&cursor=${cursor}`)).body);
  const answer = waiting.get<Page>(`/events?cursor=${cursor}&wait=20`);
  const early = await Promise.race([answer.then(() => true), sleep(300, false)]);
  expect(early).toBe(false);
  await changing.post("/tickets", ticket);
  const changed = performance.now();
  const { body } = await answer;
  expect(body.data.map(({ type }) => type)).toContain("ticket.created");
  // It looks for what others wrote once a second.
  expect(performance.now() - changed).toBeLessThan(3_000);
}

/** A link is used up on one: its session is known to all, and the link opens nothing anywhere. */
async function portalSessionsAreShared({ front, everywhere, at, client, given }: Stage): Promise<void> {
  const contact = await client(at(1)).post<One<{ id: string }>>("/contacts", { name: "Cy", email: "cy@example.com" });
  const token = await givenLink(given, contact.body.data.id);
  const customer = new Browser(freshIp(), front.ca);
  expect((await customer.postJson(`${at(0)}/api/public/portal/sessions`, { token })).status).toBe(201);
  for (const url of everywhere) expect((await customer.get(`${url}/api/public/portal/me`)).status, url).toBe(200);
  const late = await new Browser(freshIp()).postJson(`${at(1)}/api/public/portal/sessions`, { token });
  expect(late.status).toBe(401);
}

/** The token of the form that one of them gave out is taken by another, once a person had time to type. */
async function formsAreShared({ at, given }: Stage): Promise<void> {
  await setWidget(given.ctx("owner", "policy:manage"), SetWidget.parse({ enabled: true }));
  const shop = { headers: { Origin: "https://shop.example" } };
  const visitor = (url: string) => new ApiClient(url, null, freshIp());
  const path = `/widget/${given.workspace.id}`;
  const form = await visitor(at(0)).get<One<{ form_token: string }>>(`${path}/config`, shop);
  const asked = { ...ticket, form_token: form.body.data.form_token };
  const isTaken = async () => (await visitor(at(1)).post(`${path}/tickets`, asked, shop)).status === 201;
  await vi.waitUntil(isTaken, { timeout: 20_000, interval: 500 });
}

/** Every letter goes out once, whichever instance sends it. */
async function lettersGoOutOnce({ given, mails }: Stage): Promise<void> {
  const guests = Array.from({ length: 12 }, (_, index) => `guest-${index}@example.com`);
  const before = mails.size;
  for (const email of guests) await inviteMember(given.ctx("owner", "members:manage"), { email, role: "agent" });
  const waiting = () => db().mailOutbox.count({ where: { dueAt: { not: null } } });
  await vi.waitUntil(async () => (await waiting()) === 0, { timeout: 60_000, interval: 100 });
  expect(mails.size - before).toBe(guests.length);
  expect([...mails.values()].filter((times) => times !== 1)).toEqual([]);
}

/** http is sent to https, and outside the probes are not there. */
async function proxyIsStrict({ front: { url, plainUrl, ca } }: Stage): Promise<void> {
  const plain = await send({ method: "GET", url: `${plainUrl}/sign-in` });
  expect([plain.status, plain.headers.location]).toEqual([308, "https://localhost/sign-in"]);
  expect((await send({ method: "GET", url: `${url}/health/ready`, ca })).status).toBe(404);
}

describe.skipIf(missing !== null || !isForMany).each([2, 3])("%d instances", (count) => {
  test("are one installation to whoever meets them in turn", async () => {
    const stage = await setStage(count);
    const browser = await signedIn(stage);
    for (let page = 0; page < 2 * count; page++) {
      expect((await browser.get(stage.front.url + settings(stage))).status).toBe(200);
    }
    await actionsAreKnownEverywhere(stage, browser);
    const refused = await revocationHoldsEverywhere(stage, browser);
    await limitsAreShared(stage);
    await filesAreShared(stage);
    await repetitionsMakeOne(stage);
    await waitingCallsHearOfOthers(stage);
    await portalSessionsAreShared(stage);
    await formsAreShared(stage);
    await lettersGoOutOnce(stage);
    await proxyIsStrict(stage);
    await failedSignInsAreShared(stage);
    await signingOutHoldsEverywhere(stage, browser);
    report(`${count} instances, revoked`, { rounds: 10, faults: 10, acknowledged: refused, lost: 0 });
  });
});
