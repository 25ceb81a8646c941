import { beforeEach, expect, test } from "vitest";
import { deleteContact } from "@/lib/contacts/commands/delete-contact";
import { updateContact } from "@/lib/contacts/commands/update-contact";
import { db } from "@/lib/db/client";
import { type GivenWorkspace, givenWorkspace } from "@/lib/db/testing/given";
import { givenLink } from "@/lib/portal-access/testing/given-link";
import { addNote } from "@/lib/tickets/commands/add-note";
import { replyToTicket } from "@/lib/tickets/commands/reply-to-ticket";
import { NewReply } from "@/lib/tickets/input";
import type { Ticket } from "@/lib/tickets/schema";
import { givenTicket } from "@/lib/tickets/testing/given-ticket";
import { type Body, problem, send } from "./testing/api-call";
import { enter, givenPortal } from "./testing/given-portal";

let given: GivenWorkspace;
let ticket: Ticket;

beforeEach(async () => {
  ({ given, ticket } = await givenPortal());
});

test("a contact sees their own tickets alone, a page at a time, without what the workspace makes of them", async () => {
  await givenTicket(given, { requester: { email: "grace@example.com" }, subject: "canary-other" });
  const second = await givenTicket(given, { status: "pending" });
  await addNote(given.keyCtx(["comments:write"]), ticket.id, { body: "canary-note" });
  const headers = await enter(given, ticket);
  const first = await send("GET", "/portal/tickets?limit=1", { headers });
  expect(first.body.data).toMatchObject([{ number: second.number, status: "awaiting_reply" }]);
  const rest = await send("GET", `/portal/tickets?limit=1&cursor=${first.body.pagination.next_cursor}`, {
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
  const headers = await enter(given, ticket);
  const { status, text, body } = await send("GET", `/portal/tickets/${ticket.id}`, { headers });
  expect(status).toBe(200);
  expect(body.data.replies.map(({ author, body }: Body) => [author, body])).toEqual([
    [{ type: "you", name: "Ada" }, "It burns"],
    [{ type: "agent", name: given.members.agent.name }, "On our way"],
  ]);
  for (const secret of ["canary", "urgent", "vip", "usr_", "@acme.test"]) expect(text).not.toContain(secret);
  for (const field of ["priority", "tags", "metadata", "assignee_id", "version", "updated_at", "comments_count"]) {
    expect(body.data, field).not.toHaveProperty(field);
  }
  const byTicket = await send("GET", `/tickets/${ticket.number}`, { headers });
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
  const headers = await enter(given, ticket);
  const last = await send("GET", "/portal/tickets/1", { headers });
  expect(last.body.data).toMatchObject({ earlier: true, replies_count: 61 });
  expect(last.body.data.replies).toHaveLength(50);
  expect(last.body.data.replies.at(-1).body).toBe("Message 59");
  const before = last.body.data.replies[0].id;
  const first = await send("GET", `/portal/tickets/1?before=${before}`, { headers });
  expect(first.body.data.earlier).toBe(false);
  expect(first.body.data.replies.map(({ body }: Body) => body).slice(0, 2)).toEqual(["It burns", "Message 0"]);
  expect(first.body.data.replies).toHaveLength(11);
});

test("files go along with a reply and come back to the same contact alone", async () => {
  const headers = await enter(given, ticket);
  const form = new FormData();
  form.set("body", "See the file.");
  form.set("attachments[]", new File(["The log."], "log.txt", { type: "text/plain" }));
  const reply = await send("POST", "/portal/tickets/1/reply", { headers, body: form });
  expect(reply.status).toBe(201);
  const [file] = reply.body.data.files;
  expect(file).toMatchObject({ filename: "log.txt", content_type: "text/plain", size: 8 });
  const path = file.url.replace("/api/public", "");
  const fetched = await send("GET", path, { headers });
  expect([fetched.status, fetched.body]).toEqual([200, "The log."]);
  const stranger = await givenTicket(given, { requester: { email: "grace@example.com" } });
  expect(problem(await send("GET", path, { headers: await enter(given, stranger) }))).toEqual([404, "not_found"]);
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
  const headers = await enter(given, ticket);
  expect(problem(await send("GET", `/portal/attachments/${id}`, { headers }))).toEqual([404, "not_found"]);
  const body = { body: "Mine", attachment_ids: [id] };
  expect(problem(await send("POST", "/portal/tickets/1/reply", { headers, body }))).toEqual([422, "validation_failed"]);
});

test("another contact's ticket and another workspace's are not there", async () => {
  const headers = await enter(given, ticket);
  const others = await givenTicket(given, { requester: { email: "grace@example.com" } });
  const globex = await givenWorkspace("Globex");
  const elsewhere = await givenTicket(globex);
  for (const name of [others.id, String(others.number), elsewhere.id]) {
    const tries = [
      send("GET", `/portal/tickets/${name}`, { headers }),
      send("GET", `/tickets/${name}`, { headers }),
      send("POST", `/portal/tickets/${name}/reply`, { headers, body: { body: "Hello" } }),
      send("POST", `/portal/tickets/${name}/close`, { headers }),
    ];
    for (const answer of await Promise.all(tries)) expect(answer.status === 404 || answer.status === 429).toBe(true);
  }
  const answer = await send("GET", `/portal/tickets/${elsewhere.number}`, {
    headers: await enter(globex, elsewhere),
  });
  expect(answer.body.data.id).toBe(elsewhere.id);
});

test("a contact who is deleted, or whose address changes, is out, and their files bear nobody's name", async () => {
  const one = await enter(given, ticket);
  await updateContact(given.ctx("owner", "contacts:write"), ticket.requester_id, { email: "new@example.com" } as never);
  expect(problem(await send("GET", "/portal/me", { headers: one }))).toEqual([401, "sign_in_required"]);
  const two = await enter(given, ticket);
  const form = new FormData();
  form.set("body", "See the file.");
  form.set("attachments[]", new File(["The log."], "log.txt", { type: "text/plain" }));
  expect((await send("POST", "/portal/tickets/1/reply", { headers: two, body: form })).status).toBe(201);
  const link = await givenLink(given, ticket.requester_id);
  await deleteContact(given.ctx("owner", "contacts:write"), ticket.requester_id, { force: true });
  expect(problem(await send("GET", "/portal/me", { headers: two }))).toEqual([401, "sign_in_required"]);
  const late = await send("POST", "/portal/sessions", { body: { token: link } });
  expect(problem(late)).toEqual([401, "link_invalid"]);
  const files = await db().attachment.findMany({ where: { ticketId: ticket.id } });
  expect(files.map(({ createdByName }) => createdByName)).toEqual(["Deleted contact"]);
});

test("a repeated reply with the same Idempotency-Key is written once", async () => {
  const headers = { ...(await enter(given, ticket)), "Idempotency-Key": "reply-1" };
  const reply = () => send("POST", "/portal/tickets/1/reply", { headers, body: { body: "Hello" } });
  const [one, two] = [await reply(), await reply()];
  expect(two.text).toBe(one.text);
  expect(two.headers.get("idempotency-replayed")).toBe("true");
  expect(await db().comment.count({ where: { ticketId: ticket.id } })).toBe(2);
});
