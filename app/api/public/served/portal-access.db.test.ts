import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { GivenWorkspace } from "@/lib/db/testing/given";
import { isLinkAskedFor, sendAskedLinks } from "@/lib/portal/commands/send-links";
import { setPortalOpen } from "@/lib/portal/commands/set-open";
import { givenLink } from "@/lib/portal-access/testing/given-link";
import type { Ticket } from "@/lib/tickets/schema";
import { givenTicket } from "@/lib/tickets/testing/given-ticket";
import { bearer, problem, send } from "./testing/api-call";
import { enter, givenPortal } from "./testing/given-portal";

let given: GivenWorkspace;
let ticket: Ticket;

beforeEach(async () => {
  ({ given, ticket } = await givenPortal());
});

const links = (email: string, more: object = {}) =>
  send("POST", `/portal/${given.workspace.id}/links`, { body: { email, ...more } });

const mails = (to: string) => db().mailOutbox.findMany({ where: { to }, orderBy: { createdAt: "asc" } });

test("from asking for a link to leaving", async () => {
  const email = `${given.workspace.slug}@example.com`;
  const own = await givenTicket(given, { requester: { email, name: "Ada" } });
  expect((await links(email.toUpperCase(), { ticket: `#${own.number}` })).status).toBe(202);
  await sendAskedLinks(new Date());
  const [mail] = await mails(email);
  const [, token = ""] = /#([\w-]{43})\n/.exec(mail?.text ?? "") ?? [];
  const opened = await send("POST", "/portal/sessions", { body: { token } });
  expect(opened.body.data).toMatchObject({ ticket_number: own.number });
  expect(opened.headers.get("set-cookie")).toMatch(
    /^latchkey-portal=lkp_[\w-]{43}; Path=\/; Max-Age=604800; HttpOnly; SameSite=Lax$/,
  );
  const headers = bearer(opened.body.data.session_token);
  expect((await send("GET", "/portal/me", { headers })).body.data).toEqual({
    contact: { id: own.requester_id, name: "Ada", email },
    workspace: { id: given.workspace.id, name: given.workspace.name },
  });
  const reply = await send("POST", `/portal/tickets/${own.number}/reply`, { headers, body: { body: "Hello" } });
  expect(reply.status).toBe(201);
  expect(reply.body.data).toMatchObject({ author: { type: "you", name: "Ada" }, body: "Hello", files: [] });
  const closed = await send("POST", `/portal/tickets/${own.number}/close`, { headers });
  expect(closed.body.data).toMatchObject({ status: "closed", replies_count: 2 });
  expect((await send("DELETE", "/portal/session", { headers })).status).toBe(204);
  expect(problem(await send("GET", "/portal/me", { headers }))).toEqual([401, "sign_in_required"]);
});

test("an unknown address gets the same answer, byte for byte, and no mail", async () => {
  const known = ticket.requester.email ?? "";
  await db().mailOutbox.deleteMany({ where: { to: { in: [known, "nobody@example.com"] } } });
  const [one, two] = [await links(known), await links("nobody@example.com")];
  expect(two.text).toBe(one.text);
  const named = (headers: Headers) =>
    [...headers].filter(([name]) => !/^(x-request-id|ratelimit|x-ratelimit)/.test(name));
  expect(named(two.headers)).toEqual(named(one.headers));
  expect([...two.headers.keys()]).toEqual([...one.headers.keys()]);
  // Nothing was looked up for either of them yet.
  expect(await db().portalLink.count({ where: { workspaceId: given.workspace.id } })).toBe(0);
  expect(await sendAskedLinks(new Date())).toBeGreaterThanOrEqual(2);
  expect(await mails(known)).toHaveLength(1);
  expect(await mails("nobody@example.com")).toHaveLength(0);
  expect(await isLinkAskedFor()).toBe(false);
});

test("a link that was asked for while the server was down is not sent a quarter of an hour later", async () => {
  const known = ticket.requester.email ?? "";
  await db().mailOutbox.deleteMany({ where: { to: known } });
  await links(known);
  await sendAskedLinks(new Date(Date.now() + 16 * 60_000));
  expect(await mails(known)).toHaveLength(0);
});

test("the sixth link for one address and the eleventh from one place are refused, whoever they are for", async () => {
  for (let at = 0; at < 5; at++) expect((await links("nobody@example.com")).status).toBe(202);
  const sixth = await links("NOBODY@example.com");
  expect(problem(sixth)).toEqual([429, "rate_limited"]);
  expect(sixth.body["violated-policies"]).toEqual(["portal-links-email"]);
  for (let at = 0; at < 4; at++) expect((await links(`other${at}@example.com`)).status).toBe(202);
  const eleventh = await links("one-more@example.com");
  expect(eleventh.body["violated-policies"]).toEqual(["portal-links"]);
  expect(Number(eleventh.headers.get("retry-after"))).toBeGreaterThan(3_000);
});

test("a portal that is closed says so, and an unknown workspace is not there", async () => {
  await setPortalOpen(given.ctx("owner", "policy:manage"), { isOpen: false });
  expect(problem(await links("ada@example.com"))).toEqual([403, "portal_disabled"]);
  const nowhere = await send("POST", "/portal/wsp_nowhere/links", { body: { email: "ada@example.com" } });
  expect(nowhere.status).toBe(404);
});

test("used, unknown and expired links get one and the same answer", async () => {
  const token = await givenLink(given, ticket.requester_id);
  const come = (token: string) => send("POST", "/portal/sessions", { body: { token } });
  expect((await come(token)).status).toBe(201);
  const expired = await givenLink(given, ticket.requester_id, { now: new Date(Date.now() - 3_600_000) });
  const answers = [await come(token), await come("x".repeat(43)), await come(expired)];
  for (const answer of answers) expect(problem(answer)).toEqual([401, "link_invalid"]);
  expect(new Set(answers.map(({ body }) => JSON.stringify({ ...body, request_id: "" }))).size).toBe(1);
});

test("closing the portal ends what is open; opening it again brings nothing back", async () => {
  const headers = await enter(given, ticket);
  const link = await givenLink(given, ticket.requester_id);
  const admin = given.ctx("owner", "policy:manage");
  await setPortalOpen(admin, { isOpen: false });
  await setPortalOpen(admin, { isOpen: true });
  expect((await send("GET", "/portal/me", { headers })).status).toBe(401);
  expect((await send("POST", "/portal/sessions", { body: { token: link } })).status).toBe(401);
  const events = await db().auditEvent.findMany({
    where: { workspaceId: given.workspace.id, targetType: "workspace" },
  });
  expect(events.map(({ event }) => event).sort()).toEqual(["portal.closed", "portal.opened", "portal.opened"]);
});

test("with the cookie, only the portal's own pages change something", async () => {
  const { Authorization = "" } = await enter(given, ticket);
  const Cookie = `latchkey-portal=${Authorization.slice(7)}`;
  const reply = (headers: Record<string, string>) =>
    send("POST", "/portal/tickets/1/reply", { headers: { Cookie, ...headers }, body: { body: "Hello" } });
  const elsewhere: Record<string, string>[] = [
    {},
    { "Sec-Fetch-Site": "cross-site" },
    { "Sec-Fetch-Site": "same-site" },
    { Origin: "https://evil.example" },
    { Origin: "null" },
    { "Sec-Fetch-Site": "cross-site", Origin: "http://127.0.0.1:3000" },
  ];
  for (const headers of elsewhere) {
    expect(problem(await reply(headers)), JSON.stringify(headers)).toEqual([403, "origin_not_allowed"]);
  }
  expect((await reply({ "Sec-Fetch-Site": "same-origin" })).status).toBe(201);
  expect((await reply({ Origin: "http://127.0.0.1:3000" })).status).toBe(201);
  expect((await send("GET", "/portal/me", { headers: { Cookie } })).status).toBe(200);
});

test("another site's page gets no cookie for the link that it sends", async () => {
  const come = async (headers: Record<string, string>) => {
    const token = await givenLink(given, ticket.requester_id);
    return send("POST", "/portal/sessions", { body: { token }, headers });
  };
  expect((await come({ Origin: "https://evil.example" })).headers.get("set-cookie")).toBeNull();
  expect((await come({ "Sec-Fetch-Site": "cross-site" })).headers.get("set-cookie")).toBeNull();
  expect((await come({ "Sec-Fetch-Site": "same-origin" })).headers.get("set-cookie")).toContain("latchkey-portal=");
});

test("a session opens nothing that a key does, and a key nothing of the portal", async () => {
  const headers = await enter(given, ticket);
  expect(problem(await send("GET", "/tickets", { headers }))).toEqual([401, "key_malformed"]);
  expect(problem(await send("PATCH", "/tickets/1", { headers, body: { priority: "low" } }))).toEqual([
    401,
    "key_malformed",
  ]);
  expect(problem(await send("GET", "/portal/me", { headers: bearer("lk_live_abc") }))).toEqual([
    401,
    "sign_in_required",
  ]);
  const stale = { Cookie: "latchkey-portal=lkp_stale" };
  expect(problem(await send("GET", "/tickets/1", { headers: stale }))).toEqual([401, "key_missing"]);
});

test("who sees the settings may not change them", async () => {
  const { ctx } = given;
  expect(() => ctx("read_only_admin", "policy:manage")).toThrow("does not hold");
  expect(await setPortalOpen(ctx("admin", "policy:manage"), { isOpen: true })).toEqual({ isOpen: true });
});
