import { beforeEach, expect, test } from "vitest";
import { deleteContact } from "@/lib/contacts/commands/delete-contact";
import { updateContact } from "@/lib/contacts/commands/update-contact";
import { db } from "@/lib/db/client";
import { type GivenWorkspace, givenWorkspace } from "@/lib/db/testing/given";
import { isLinkAskedFor, sendAskedLinks } from "@/lib/portal/commands/send-links";
import { setPortalOpen } from "@/lib/portal/commands/set-open";
import { givenLink } from "@/lib/portal-access/testing/given-link";
import { addNote } from "@/lib/tickets/commands/add-note";
import { replyToTicket } from "@/lib/tickets/commands/reply-to-ticket";
import { NewReply } from "@/lib/tickets/input";
import type { Ticket } from "@/lib/tickets/schema";
import { givenTicket } from "@/lib/tickets/testing/given-ticket";
import { type Body, problem } from "./testing/api-call";
import { bearer, portalCall } from "./testing/portal-call";

let given: GivenWorkspace;
let ticket: Ticket;

beforeEach(async () => {
  given = await givenWorkspace();
  await setPortalOpen(given.ctx("owner", "policy:manage"), { isOpen: true });
  ticket = await givenTicket(given, { priority: "urgent", tags: ["vip"], metadata: { crm: "canary-metadata" } });
});

const links = (email: string, more: object = {}) =>
  portalCall("POST", `/portal/${given.workspace.id}/links`, { body: { email, ...more } });

const mails = (to: string) => db().mailOutbox.findMany({ where: { to }, orderBy: { createdAt: "asc" } });

/** A session of the ticket's requester. */
async function enter({ requester_id }: Ticket = ticket, where = given): Promise<Record<string, string>> {
  const token = await givenLink(where, requester_id);
  const { status, body } = await portalCall("POST", "/portal/sessions", { body: { token } });
  expect(status).toBe(201);
  return bearer(body.data.session_token);
}

test("from asking for a link to leaving", async () => {
  const email = `${given.workspace.slug}@example.com`;
  const own = await givenTicket(given, { requester: { email, name: "Ada" } });
  expect((await links(email.toUpperCase(), { ticket: `#${own.number}` })).status).toBe(202);
  await sendAskedLinks(new Date());
  const [mail] = await mails(email);
  const [, token = ""] = /#([\w-]{43})\n/.exec(mail?.text ?? "") ?? [];
  const opened = await portalCall("POST", "/portal/sessions", { body: { token } });
  expect(opened.body.data).toMatchObject({ ticket_number: own.number });
  expect(opened.headers.get("set-cookie")).toMatch(
    /^latchkey-portal=lkp_[\w-]{43}; Path=\/; Max-Age=604800; HttpOnly; SameSite=Lax$/,
  );
  const headers = bearer(opened.body.data.session_token);
  expect((await portalCall("GET", "/portal/me", { headers })).body.data).toEqual({
    contact: { id: own.requester_id, name: "Ada", email },
    workspace: { id: given.workspace.id, name: given.workspace.name },
  });
  const reply = await portalCall("POST", `/portal/tickets/${own.number}/reply`, { headers, body: { body: "Hello" } });
  expect(reply.status).toBe(201);
  expect(reply.body.data).toMatchObject({ author: { type: "you", name: "Ada" }, body: "Hello", files: [] });
  const closed = await portalCall("POST", `/portal/tickets/${own.number}/close`, { headers });
  expect(closed.body.data).toMatchObject({ status: "closed", replies_count: 2 });
  expect((await portalCall("DELETE", "/portal/session", { headers })).status).toBe(204);
  expect(problem(await portalCall("GET", "/portal/me", { headers }))).toEqual([401, "sign_in_required"]);
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
  const nowhere = await portalCall("POST", "/portal/wsp_nowhere/links", { body: { email: "ada@example.com" } });
  expect(nowhere.status).toBe(404);
});

test("used, unknown and expired links get one and the same answer", async () => {
  const token = await givenLink(given, ticket.requester_id);
  const come = (token: string) => portalCall("POST", "/portal/sessions", { body: { token } });
  expect((await come(token)).status).toBe(201);
  const expired = await givenLink(given, ticket.requester_id, { now: new Date(Date.now() - 3_600_000) });
  const answers = [await come(token), await come("x".repeat(43)), await come(expired)];
  for (const answer of answers) expect(problem(answer)).toEqual([401, "link_invalid"]);
  expect(new Set(answers.map(({ body }) => JSON.stringify({ ...body, request_id: "" }))).size).toBe(1);
});

test("a contact sees their own tickets alone, a page at a time, without what the workspace makes of them", async () => {
  await givenTicket(given, { requester: { email: "grace@example.com" }, subject: "canary-other" });
  const second = await givenTicket(given, { status: "pending" });
  await addNote(given.keyCtx(["comments:write"]), ticket.id, { body: "canary-note" });
  const headers = await enter();
  const first = await portalCall("GET", "/portal/tickets?limit=1", { headers });
  expect(first.body.data).toMatchObject([{ number: second.number, status: "awaiting_reply" }]);
  const rest = await portalCall("GET", `/portal/tickets?limit=1&cursor=${first.body.pagination.next_cursor}`, {
    headers,
  });
  expect(rest.body.data).toEqual([
    {
      ...{ id: ticket.id, number: ticket.number, subject: "Printer", status: "open", replies_count: 1 },
      ...{ last_reply_at: ticket.created_at, created_at: ticket.created_at, closed_at: null },
      url: `http://127.0.0.1:3000/portal/${given.workspace.id}/tickets/${ticket.number}`,
    },
  ]);
  expect(rest.body.pagination.has_more).toBe(false);
});

test("a ticket shows public messages and names of agents, and no note, address or internal field", async () => {
  const key = given.keyCtx(["*"]);
  await addNote(key as never, ticket.id, { body: "canary-note" });
  await replyToTicket(given.ctx("agent", "tickets:write"), ticket.id, NewReply.parse({ body: "On our way" }));
  const headers = await enter();
  const { status, text, body } = await portalCall("GET", `/portal/tickets/${ticket.id}`, { headers });
  expect(status).toBe(200);
  expect(body.data.replies.map(({ author, body }: Body) => [author, body])).toEqual([
    [{ type: "you", name: "Ada" }, "It burns"],
    [{ type: "agent", name: given.members.agent.name }, "On our way"],
  ]);
  for (const secret of ["canary", "urgent", "vip", "usr_", "@acme.test"]) expect(text).not.toContain(secret);
  for (const field of ["priority", "tags", "metadata", "assignee_id", "version", "updated_at", "comments_count"]) {
    expect(body.data, field).not.toHaveProperty(field);
  }
  const byTicket = await portalCall("GET", `/tickets/${ticket.number}`, { headers });
  expect(byTicket.body).toEqual(body);
  expect(byTicket.headers.get("ratelimit-policy")).toContain('"tickets-read";q=5;w=60');
});

test("a long conversation is shown from its end, and read back to its beginning", async () => {
  const at = (minute: number) => new Date(Date.now() + minute * 60_000);
  await db().comment.createMany({
    data: Array.from({ length: 60 }, (_, index) => ({
      ...{ id: `cmt_long${ticket.number}${given.workspace.id.slice(-6)}${index}`, workspaceId: given.workspace.id },
      ...{ ticketId: ticket.id, type: "reply", direction: "outbound", body: `Message ${index}`, channel: "api" },
      ...{ authorType: "user", authorId: given.members.agent.id, authorName: "Agent" },
      ...{ createdAt: at(index + 1), updatedAt: at(index + 1) },
    })),
  });
  const headers = await enter();
  const last = await portalCall("GET", "/portal/tickets/1", { headers });
  expect(last.body.data).toMatchObject({ earlier: true, replies_count: 61 });
  expect(last.body.data.replies).toHaveLength(50);
  expect(last.body.data.replies.at(-1).body).toBe("Message 59");
  const before = last.body.data.replies[0].id;
  const first = await portalCall("GET", `/portal/tickets/1?before=${before}`, { headers });
  expect(first.body.data.earlier).toBe(false);
  expect(first.body.data.replies.map(({ body }: Body) => body).slice(0, 2)).toEqual(["It burns", "Message 0"]);
  expect(first.body.data.replies).toHaveLength(11);
});

test("files go along with a reply and come back to the same contact alone", async () => {
  const headers = await enter();
  const form = new FormData();
  form.set("body", "See the file.");
  form.set("attachments[]", new File(["The log."], "log.txt", { type: "text/plain" }));
  const reply = await portalCall("POST", "/portal/tickets/1/reply", { headers, body: form });
  expect(reply.status).toBe(201);
  const [file] = reply.body.data.files;
  expect(file).toMatchObject({ filename: "log.txt", content_type: "text/plain", size: 8 });
  const path = file.url.replace("/api/public", "");
  const fetched = await portalCall("GET", path, { headers });
  expect([fetched.status, fetched.body]).toEqual([200, "The log."]);
  const stranger = await givenTicket(given, { requester: { email: "grace@example.com" } });
  expect(problem(await portalCall("GET", path, { headers: await enter(stranger) }))).toEqual([404, "not_found"]);
  const stored = await db().attachment.findUniqueOrThrow({ where: { id: file.id } });
  expect(stored).toMatchObject({ createdByType: "contact", createdById: ticket.requester_id, createdByName: "Ada" });
});

test("a file on a note is not there, nor can another upload be taken along", async () => {
  const note = await addNote(given.keyCtx(["comments:write"]), ticket.id, { body: "Internal" });
  const { id: workspaceId } = given.workspace;
  const file = { workspaceId, filename: "canary.txt", contentType: "text/plain", size: 1, sha256: "0".repeat(64) };
  const made = { createdByType: "user", createdById: "usr_1", createdByName: "Agent", createdAt: new Date() };
  const id = `att_note${workspaceId}`;
  const place = { ticketId: ticket.id, commentId: note.id, expiresAt: null, fileKey: `none/${id}` };
  await db().attachment.create({ data: { id, ...file, ...made, ...place } });
  const headers = await enter();
  expect(problem(await portalCall("GET", `/portal/attachments/${id}`, { headers }))).toEqual([404, "not_found"]);
  const body = { body: "Mine", attachment_ids: [id] };
  expect(problem(await portalCall("POST", "/portal/tickets/1/reply", { headers, body }))).toEqual([
    422,
    "validation_failed",
  ]);
});

test("another contact's ticket and another workspace's are not there", async () => {
  const headers = await enter();
  const others = await givenTicket(given, { requester: { email: "grace@example.com" } });
  const globex = await givenWorkspace("Globex");
  const elsewhere = await givenTicket(globex);
  for (const name of [others.id, String(others.number), elsewhere.id]) {
    const tries = [
      portalCall("GET", `/portal/tickets/${name}`, { headers }),
      portalCall("GET", `/tickets/${name}`, { headers }),
      portalCall("POST", `/portal/tickets/${name}/reply`, { headers, body: { body: "Hello" } }),
      portalCall("POST", `/portal/tickets/${name}/close`, { headers }),
    ];
    for (const answer of await Promise.all(tries)) expect(answer.status === 404 || answer.status === 429).toBe(true);
  }
  const answer = await portalCall("GET", `/portal/tickets/${elsewhere.number}`, {
    headers: await enter(elsewhere, globex),
  });
  expect(answer.body.data.id).toBe(elsewhere.id);
});

test("a contact who is deleted, or whose address changes, is out, and their files bear nobody's name", async () => {
  const one = await enter();
  await updateContact(given.ctx("owner", "contacts:write"), ticket.requester_id, { email: "new@example.com" } as never);
  expect(problem(await portalCall("GET", "/portal/me", { headers: one }))).toEqual([401, "sign_in_required"]);
  const two = await enter();
  const form = new FormData();
  form.set("body", "See the file.");
  form.set("attachments[]", new File(["The log."], "log.txt", { type: "text/plain" }));
  expect((await portalCall("POST", "/portal/tickets/1/reply", { headers: two, body: form })).status).toBe(201);
  const link = await givenLink(given, ticket.requester_id);
  await deleteContact(given.ctx("owner", "contacts:write"), ticket.requester_id, { force: true });
  expect(problem(await portalCall("GET", "/portal/me", { headers: two }))).toEqual([401, "sign_in_required"]);
  const late = await portalCall("POST", "/portal/sessions", { body: { token: link } });
  expect(problem(late)).toEqual([401, "link_invalid"]);
  const files = await db().attachment.findMany({ where: { ticketId: ticket.id } });
  expect(files.map(({ createdByName }) => createdByName)).toEqual(["Deleted contact"]);
});

test("closing the portal ends what is open; opening it again brings nothing back", async () => {
  const headers = await enter();
  const link = await givenLink(given, ticket.requester_id);
  const admin = given.ctx("owner", "policy:manage");
  await setPortalOpen(admin, { isOpen: false });
  await setPortalOpen(admin, { isOpen: true });
  expect((await portalCall("GET", "/portal/me", { headers })).status).toBe(401);
  expect((await portalCall("POST", "/portal/sessions", { body: { token: link } })).status).toBe(401);
  const events = await db().auditEvent.findMany({
    where: { workspaceId: given.workspace.id, targetType: "workspace" },
  });
  expect(events.map(({ event }) => event).sort()).toEqual(["portal.closed", "portal.opened", "portal.opened"]);
});

test("with the cookie, only the portal's own pages change something", async () => {
  const { Authorization = "" } = await enter();
  const Cookie = `latchkey-portal=${Authorization.slice(7)}`;
  const reply = (headers: Record<string, string>) =>
    portalCall("POST", "/portal/tickets/1/reply", { headers: { Cookie, ...headers }, body: { body: "Hello" } });
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
  expect((await portalCall("GET", "/portal/me", { headers: { Cookie } })).status).toBe(200);
});

test("another site's page gets no cookie for the link that it sends", async () => {
  const come = async (headers: Record<string, string>) => {
    const token = await givenLink(given, ticket.requester_id);
    return portalCall("POST", "/portal/sessions", { body: { token }, headers });
  };
  expect((await come({ Origin: "https://evil.example" })).headers.get("set-cookie")).toBeNull();
  expect((await come({ "Sec-Fetch-Site": "cross-site" })).headers.get("set-cookie")).toBeNull();
  expect((await come({ "Sec-Fetch-Site": "same-origin" })).headers.get("set-cookie")).toContain("latchkey-portal=");
});

test("a session opens nothing that a key does, and a key nothing of the portal", async () => {
  const headers = await enter();
  expect(problem(await portalCall("GET", "/tickets", { headers }))).toEqual([401, "key_malformed"]);
  expect(problem(await portalCall("PATCH", "/tickets/1", { headers, body: { priority: "low" } }))).toEqual([
    401,
    "key_malformed",
  ]);
  expect(problem(await portalCall("GET", "/portal/me", { headers: bearer("lk_live_abc") }))).toEqual([
    401,
    "sign_in_required",
  ]);
  const stale = { Cookie: "latchkey-portal=lkp_stale" };
  expect(problem(await portalCall("GET", "/tickets/1", { headers: stale }))).toEqual([401, "key_missing"]);
});

test("a repeated reply with the same Idempotency-Key is written once", async () => {
  const headers = { ...(await enter()), "Idempotency-Key": "reply-1" };
  const reply = () => portalCall("POST", "/portal/tickets/1/reply", { headers, body: { body: "Hello" } });
  const [one, two] = [await reply(), await reply()];
  expect(two.text).toBe(one.text);
  expect(two.headers.get("idempotency-replayed")).toBe("true");
  expect(await db().comment.count({ where: { ticketId: ticket.id } })).toBe(2);
});

test("who sees the settings may not change them", async () => {
  const { ctx } = given;
  expect(() => ctx("read_only_admin", "policy:manage")).toThrow("does not hold");
  expect(await setPortalOpen(ctx("admin", "policy:manage"), { isOpen: true })).toEqual({ isOpen: true });
});
