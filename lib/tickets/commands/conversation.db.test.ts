import { expect, test } from "vitest";
import { db } from "../../db/client";
import { type GivenWorkspace, givenWorkspace } from "../../db/testing/given";
import { CloseTicket, NewReply, ReopenTicket } from "../input";
import { getTicket } from "../queries";
import { givenTicket } from "../testing/given-ticket";
import { closeTicket } from "./close-ticket";
import { reopenTicket } from "./reopen-ticket";
import { replyToTicket } from "./reply-to-ticket";

const writer = (given: GivenWorkspace) => given.keyCtx(["tickets:write"]);
const reply = (given: GivenWorkspace, id: string, fields: object) =>
  replyToTicket(writer(given), id, NewReply.parse({ body: "Try again", ...fields }));
const close = (given: GivenWorkspace, id: string, fields: object = {}) =>
  closeTicket(writer(given), id, CloseTicket.parse(fields));
const reopen = (given: GivenWorkspace, id: string) =>
  reopenTicket(writer(given), id, ReopenTicket.parse({ reason: "Again" }));
const read = (given: GivenWorkspace, id: string) => getTicket(given.ctx("owner", "tickets:read"), id);
const eventsOf = async (id: string) =>
  (await db().auditEvent.findMany({ where: { targetId: id }, orderBy: { sequence: "asc" } })).map(({ event }) => event);

test("a reply speaks for the key's owner and goes out; the first one is the first response", async () => {
  const given = await givenWorkspace();
  const { id } = await givenTicket(given);
  const { owner } = given.members;
  const first = await reply(given, id, { body: "**Try** again" });
  expect(first).toMatchObject({
    type: "reply",
    direction: "outbound",
    body_text: "Try again",
    author: { type: "user", id: owner.id, name: owner.name },
    delivery: { status: "queued", error: null, sent_at: null },
  });
  await reply(given, id, {});
  const ticket = await read(given, id);
  expect(ticket).toMatchObject({ comments_count: 3, version: 3, first_response_at: first.created_at, status: "open" });
  expect(ticket.last_comment_at).toBe(ticket.updated_at);
});

test("a contact's reply comes in and is no response", async () => {
  const given = await givenWorkspace();
  const { id, requester } = await givenTicket(given);
  const comment = await reply(given, id, { author: { type: "contact" } });
  expect(comment).toMatchObject({
    direction: "inbound",
    author: { type: "contact", id: requester.id },
    delivery: null,
  });
  expect((await read(given, id)).first_response_at).toBeNull();
});

test("a reply can speak for another member, but for nobody of another workspace", async () => {
  const [given, other] = [await givenWorkspace(), await givenWorkspace()];
  const { id } = await givenTicket(given);
  const { agent } = given.members;
  expect((await reply(given, id, { author: { type: "agent", id: agent.id } })).author.name).toBe(agent.name);
  const theirs = await givenTicket(other);
  for (const author of [
    { type: "agent", id: other.members.agent.id },
    { type: "contact", id: theirs.requester_id },
    { type: "contact", id: agent.id },
  ]) {
    await expect(reply(given, id, { author })).rejects.toMatchObject({ errors: [{ pointer: "/author/id" }] });
  }
});

test("a reply sets the status in the same step", async () => {
  const given = await givenWorkspace();
  const { id } = await givenTicket(given);
  await reply(given, id, { status: "solved" });
  const ticket = await read(given, id);
  expect(ticket).toMatchObject({ status: "solved", version: 2 });
  expect(ticket.solved_at).not.toBeNull();
  expect(await eventsOf(id)).toEqual(["ticket.created", "ticket.replied", "ticket.updated"]);
});

test("a closed ticket takes no reply, unless it is reopened with it", async () => {
  const given = await givenWorkspace();
  const { id } = await givenTicket(given, { status: "closed" });
  await expect(reply(given, id, {})).rejects.toMatchObject({ code: "ticket_closed" });
  await reply(given, id, { reopen: "true" });
  expect(await read(given, id)).toMatchObject({ status: "open", closed_at: null, solved_at: null, comments_count: 2 });
  expect(await eventsOf(id)).toEqual(["ticket.created", "ticket.replied", "ticket.reopened"]);
});

test("a key that may only comment replies, but changes nothing about the ticket", async () => {
  const given = await givenWorkspace();
  const { id } = await givenTicket(given);
  const commenter = given.keyCtx(["comments:write"]);
  await replyToTicket(commenter, id, NewReply.parse({ body: "Noted" }));
  for (const more of [{ status: "closed" }, { reopen: true }]) {
    const input = NewReply.parse({ body: "Done", ...more });
    await expect(replyToTicket(commenter, id, input)).rejects.toMatchObject({ code: "insufficient_scope" });
  }
  expect(await read(given, id)).toMatchObject({ status: "open", comments_count: 2 });
});

test("closing can leave a last reply and a resolution; closing again changes nothing", async () => {
  const given = await givenWorkspace();
  const { id } = await givenTicket(given);
  const closed = await close(given, id, { comment: "Done", resolution: "Fixed" });
  expect(closed).toMatchObject({ status: "closed", comments_count: 2, version: 2 });
  expect(closed.closed_at).toBe(closed.updated_at);
  expect(closed.first_response_at).not.toBeNull();
  expect(await close(given, id, { comment: "Done" })).toEqual(closed);
  expect(await eventsOf(id)).toEqual(["ticket.created", "ticket.replied", "ticket.closed"]);
});

test("a note on closing needs comments:write and stays inside", async () => {
  const given = await givenWorkspace();
  const { id } = await givenTicket(given);
  const input = CloseTicket.parse({ note: "Customer was rude" });
  await expect(closeTicket(writer(given), id, input)).rejects.toMatchObject({
    code: "insufficient_scope",
    members: { required_scope: "comments:write" },
  });
  expect((await read(given, id)).status).toBe("open");
  const both = given.keyCtx(["tickets:write", "comments:write"]);
  expect(await closeTicket(both, id, input)).toMatchObject({ status: "closed", first_response_at: null });
  expect(await db().comment.findFirst({ where: { ticketId: id, type: "note" } })).toMatchObject({
    direction: "internal",
  });
});

test("ten that close at the same moment close it once", async () => {
  const given = await givenWorkspace();
  const { id } = await givenTicket(given);
  await Promise.all(Array.from({ length: 10 }, () => close(given, id, { comment: "Done" })));
  expect(await read(given, id)).toMatchObject({ status: "closed", version: 2, comments_count: 2 });
});

test("if_version guards closing", async () => {
  const given = await givenWorkspace();
  const { id } = await givenTicket(given);
  await expect(close(given, id, { if_version: "9" })).rejects.toMatchObject({ code: "version_conflict" });
});

test("solved and closed tickets are reopened, others stay as they are", async () => {
  const given = await givenWorkspace();
  const { id } = await givenTicket(given);
  const open = await read(given, id);
  expect(await reopen(given, id)).toEqual(open);
  await close(given, id);
  expect(await reopen(given, id)).toMatchObject({ status: "open", closed_at: null, solved_at: null, version: 3 });
  expect(await eventsOf(id)).toEqual(["ticket.created", "ticket.closed", "ticket.reopened"]);
});

test("another workspace's ticket does not exist for any of these", async () => {
  const [given, other] = [await givenWorkspace(), await givenWorkspace()];
  const { id } = await givenTicket(other);
  const tries = [reply(given, id, {}), close(given, id), reopen(given, id), read(given, id)];
  for (const result of await Promise.allSettled(tries)) {
    expect(result).toMatchObject({ status: "rejected", reason: { code: "not_found" } });
  }
});
