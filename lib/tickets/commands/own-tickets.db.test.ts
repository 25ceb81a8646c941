import { expect, test } from "vitest";
import { db } from "../../db/client";
import { type GivenWorkspace, givenWorkspace } from "../../db/testing/given";
import type { Via } from "../../entry/ctx";
import { contactCtx, visitorCtx } from "../../entry/own-ctx";
import { givenTicket } from "../testing/given-ticket";
import { addNote } from "./add-note";
import { closeOwnTicket, closeTicket } from "./close-ticket";
import { createTicket, openTicket } from "./create-ticket";
import { deleteTicket } from "./delete-ticket";
import { replyToOwnTicket, replyToTicket } from "./reply-to-ticket";
import { updateTicket } from "./update-ticket";

const arrival = ({ workspace }: GivenWorkspace) => ({
  ...{ workspace, requestId: "req_1", clientIp: "198.51.100.9" },
  now: new Date(),
});

const asVisitor = (given: GivenWorkspace, via: Via) => visitorCtx(arrival(given), via);

/** What the portal's door gives to the requester of a ticket. */
const asContact = (given: GivenWorkspace, { requester }: { requester: { id: string; name: string } }) =>
  contactCtx(arrival(given), requester, "portal");

const eventsOf = ({ workspace }: GivenWorkspace) =>
  db().auditEvent.findMany({ where: { workspaceId: workspace.id }, orderBy: { sequence: "asc" } });

test("a visitor's ticket is made by the contact who has the address, in every record of it", async () => {
  const given = await givenWorkspace();
  const requester = { email: "grace@example.com", name: "Grace" };
  const ticket = await openTicket(asVisitor(given, "widget"), { subject: "Printer", body: "It burns", requester });
  expect(ticket).toMatchObject({ channel: "widget", priority: "normal", requester: { name: "Grace" } });
  expect(ticket.created_by).toEqual({ type: "contact", id: ticket.requester_id, name: "Grace" });
  const again = await openTicket(asVisitor(given, "email"), {
    ...{ subject: "Toner", body: "Empty" },
    requester: { email: "GRACE@example.com".toLowerCase(), name: "Mallory" },
  });
  expect(again).toMatchObject({ channel: "email", requester: { id: ticket.requester_id, name: "Grace" } });
  expect(await eventsOf(given)).toMatchObject(
    [1, 2].map(() => ({ event: "ticket.created", actorType: "contact", actorId: ticket.requester_id })),
  );
  expect(await db().comment.findMany({ where: { ticketId: again.id } })).toMatchObject([
    { direction: "inbound", channel: "email", authorType: "contact", authorId: ticket.requester_id },
  ]);
});

test("a contact opens a ticket in their own name", async () => {
  const given = await givenWorkspace();
  const first = await givenTicket(given);
  const ticket = await openTicket(asContact(given, first), { subject: "More", body: "It still burns" });
  expect(ticket).toMatchObject({ channel: "portal", requester_id: first.requester_id });
  expect(ticket.created_by).toEqual({ type: "contact", id: first.requester_id, name: "Ada" });
});

test("a contact's reply comes in, opens what waited for them, and is no first response", async () => {
  const given = await givenWorkspace();
  const after = { open: "open", pending: "open", on_hold: "on_hold", solved: "open" } as const;
  for (const [status, expected] of Object.entries(after)) {
    const ticket = await givenTicket(given, { status });
    const ctx = asContact(given, ticket);
    const comment = await replyToOwnTicket(ctx, ticket.id, { body: "And it smells", reopen: false });
    expect(comment).toMatchObject({ direction: "inbound", channel: "portal", delivery: null });
    expect(comment.author).toEqual({ type: "contact", id: ticket.requester_id, name: "Ada" });
    const stored = await db().ticket.findUniqueOrThrow({ where: { id: ticket.id } });
    expect(stored, status).toMatchObject({ status: expected, commentsCount: 2, firstResponseAt: null, version: 2 });
  }
  const [event] = (await eventsOf(given)).filter(({ event }) => event === "ticket.replied");
  expect(event).toMatchObject({ actorType: "contact", actorId: event?.actorName });
  expect(JSON.stringify(event)).not.toContain("Ada");
});

test("a closed ticket takes a contact's reply only to be reopened", async () => {
  const given = await givenWorkspace();
  const ticket = await givenTicket(given);
  const ctx = asContact(given, ticket);
  expect(await closeOwnTicket(ctx, ticket.id, { comment: "It works again" })).toMatchObject({
    ...{ status: "closed", comments_count: 2, first_response_at: null },
  });
  const reply = { body: "It does not", reopen: false };
  await expect(replyToOwnTicket(ctx, ticket.id, reply)).rejects.toMatchObject({ code: "ticket_closed" });
  await replyToOwnTicket(ctx, ticket.id, { ...reply, reopen: true });
  expect(await db().ticket.findUniqueOrThrow({ where: { id: ticket.id } })).toMatchObject({ status: "open" });
  const events = (await eventsOf(given)).filter(({ actorType }) => actorType === "contact");
  expect(events.map(({ event }) => event)).toEqual([
    ...["ticket.replied", "ticket.closed", "ticket.replied", "ticket.reopened"],
  ]);
});

test("another contact's ticket, a deleted one and another workspace's are not there", async () => {
  const given = await givenWorkspace();
  const own = await givenTicket(given);
  const ctx = asContact(given, own);
  const others = await givenTicket(given, { requester: { email: "grace@example.com" } });
  const deleted = await givenTicket(given);
  await deleteTicket(given.keyCtx(["tickets:delete"]), deleted.id);
  const elsewhere = await givenTicket(await givenWorkspace("Globex"));
  for (const { id, number } of [others, deleted, elsewhere]) {
    for (const name of id === elsewhere.id ? [id] : [id, `#${number}`]) {
      const reply = replyToOwnTicket(ctx, name, { body: "Hello", reopen: true });
      await expect(reply).rejects.toMatchObject({ code: "not_found" });
      await expect(closeOwnTicket(ctx, name, {})).rejects.toMatchObject({ code: "not_found" });
    }
  }
  expect(await db().comment.count({ where: { ticketId: { in: [others.id, elsewhere.id] } } })).toBe(2);
});

test("who was deleted meanwhile writes nothing", async () => {
  const given = await givenWorkspace();
  const ticket = await givenTicket(given);
  const ctx = asContact(given, ticket);
  await db().contact.update({ where: { id: ticket.requester_id }, data: { deletedAt: new Date() } });
  const reply = replyToOwnTicket(ctx, ticket.id, { body: "Hello", reopen: false });
  await expect(reply).rejects.toMatchObject({ code: "not_found" });
  await expect(openTicket(ctx, { subject: "More", body: "Hello" })).rejects.toMatchObject({ code: "not_found" });
});

test("what a contact may do proves nothing that members and keys need, nor the other way round", async () => {
  const given = await givenWorkspace();
  const ticket = await givenTicket(given);
  const [contact, visitor, key] = [
    asContact(given, ticket),
    asVisitor(given, "widget"),
    given.keyCtx(["tickets:write"]),
  ];
  // Compiled, never run.
  const refused = () => [
    // @ts-expect-error
    updateTicket(contact, ticket.id, { status: "closed" }),
    // @ts-expect-error
    createTicket(contact, { subject: "a", body: "b" }),
    // @ts-expect-error
    closeTicket(contact, ticket.id, {}),
    // @ts-expect-error
    replyToTicket(contact, ticket.id, { body: "b", reopen: false }),
    // @ts-expect-error
    addNote(contact, ticket.id, { body: "b" }),
    // @ts-expect-error
    replyToOwnTicket(visitor, ticket.id, { body: "b", reopen: false }),
    // @ts-expect-error
    closeOwnTicket(key, ticket.id, {}),
    // @ts-expect-error: a visitor says whose address it is.
    openTicket(visitor, { subject: "a", body: "b" }),
  ];
  expect(refused).toBeTypeOf("function");
});
