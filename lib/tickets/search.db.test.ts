import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { createContact } from "../contacts/commands/create-contact";
import { deleteContact } from "../contacts/commands/delete-contact";
import { updateContact } from "../contacts/commands/update-contact";
import { db } from "../db/client";
import { type GivenWorkspace, givenWorkspace } from "../db/testing/given";
import { indexOldTickets } from "../search/ticket-document";
import { addNote } from "./commands/add-note";
import { deleteComment, updateComment } from "./commands/change-comment";
import { replyToTicket } from "./commands/reply-to-ticket";
import { updateTicket } from "./commands/update-ticket";
import { listTickets } from "./queries";
import { TicketQuery } from "./query";
import { givenTicket } from "./testing/given-ticket";

let given: GivenWorkspace;
beforeAll(async () => {
  given = await givenWorkspace();
});

async function subjects(q: string, more: object = {}, scopes: ("tickets:read" | "comments:read")[] = ["tickets:read"]) {
  const page = await listTickets(given.keyCtx(["tickets:read", ...scopes]), TicketQuery.parse({ q, ...more }));
  return page.data.map(({ subject }) => subject).sort();
}

const ticket = (subject: string, body: string, email: string, name: string) =>
  givenTicket(given, { subject, body, requester: { email, name } });

test("a ticket is found by its subject, its replies, its number, and who asks", async () => {
  const one = await ticket("Printers on fire", "Smoke everywhere", "grace@navy.example", "Grace Hopper");
  await ticket("Slow scanner", "It takes minutes", "edsger@tue.example", "Edsger Dijkstra");
  for (const q of [
    "printer",
    "PRINTER fire",
    "smok",
    "hopper",
    "grace@navy.example",
    "grace smoke",
    `#${one.number}`,
  ]) {
    expect(await subjects(q), q).toEqual(["Printers on fire"]);
  }
  expect(await subjects("example")).toEqual(["Printers on fire", "Slow scanner"]);
  expect(await subjects("printer scanner")).toEqual([]);
  await replyToTicket(given.keyCtx(["tickets:write"]), one.id, { body: "Use the extinguisher", reopen: false });
  expect(await subjects("extinguishers")).toEqual(["Printers on fire"]);
  await updateTicket(given.keyCtx(["tickets:write"]), one.id, { subject: "Wet printers" });
  expect(await subjects("fire")).toEqual([]);
  expect(await subjects("wet")).toEqual(["Wet printers"]);
});

test("internal notes are searched for who may read them", async () => {
  const { id } = await ticket("A quiet case", "Nothing", "ada@notes.example", "Ada");
  const writer = given.keyCtx(["comments:write"]);
  const note = await addNote(writer, id, { body: "The customer is a zebra" });
  expect(await subjects("zebra")).toEqual([]);
  expect(await subjects("zebr", {}, ["comments:read"])).toEqual(["A quiet case"]);
  await updateComment(writer, note.id, { body: "The customer is an okapi" });
  expect(await subjects("zebra", {}, ["comments:read"])).toEqual([]);
  expect(await subjects("okapi", {}, ["comments:read"])).toEqual(["A quiet case"]);
  await deleteComment(writer, note.id);
  expect(await subjects("okapi", {}, ["comments:read"])).toEqual([]);
});

test("a requester's new name is found at once, and nothing of one who was erased", async () => {
  const keys = given.keyCtx(["contacts:write"]);
  const { contact } = await createContact(keys, { name: "Blaise", email: "blaise@port.example" });
  await givenTicket(given, { subject: "Bets", requester: undefined, requester_id: contact.id });
  expect(await subjects("blaise")).toEqual(["Bets"]);
  await updateContact(keys, contact.id, { name: "Pascal" });
  expect(await subjects("pascal bets")).toEqual(["Bets"]);
  await deleteContact(keys, contact.id, { force: true });
  expect([await subjects("pascal"), await subjects("blaise")]).toEqual([[], []]);
});

test("a search goes together with every filter and with paging", async () => {
  for (let at = 0; at < 7; at++) await ticket(`Gadget ${at}`, "Same text", "many@gadget.example", "Many");
  const reader = given.keyCtx(["tickets:read"]);
  const found: string[] = [];
  let cursor: string | null = null;
  do {
    const query: TicketQuery = TicketQuery.parse({
      q: "gadgets",
      sort: "number",
      limit: 3,
      ...(cursor ? { cursor } : {}),
    });
    const page = await listTickets(reader, query);
    found.push(...page.data.map(({ subject }) => subject));
    cursor = page.pagination.next_cursor;
  } while (cursor !== null);
  expect(found).toEqual(Array.from({ length: 7 }, (_, at) => `Gadget ${at}`));
  expect(await subjects("gadget", { status: "solved" })).toEqual([]);
  expect(await subjects("gadget", { requester_email: "many@gadget.example", priority: "normal" })).toHaveLength(7);
  const first = await listTickets(reader, TicketQuery.parse({ q: "gadget", limit: 3 }));
  const other = TicketQuery.parse({ q: "other", limit: 3, cursor: first.pagination.next_cursor });
  await expect(listTickets(reader, other)).rejects.toMatchObject({ code: "cursor_mismatch" });
});

test("another workspace's tickets are not found", async () => {
  const elsewhere = await givenWorkspace();
  await givenTicket(elsewhere, { subject: "Narwhal" });
  expect(await subjects("narwhal")).toEqual([]);
});

test("nothing that somebody types breaks it", async () => {
  const odd = fc.oneof(fc.string({ unit: "binary", maxLength: 200 }), fc.string({ unit: "grapheme", maxLength: 60 }));
  const reader = given.keyCtx(["tickets:read", "comments:read"]);
  await fc.assert(
    fc.asyncProperty(odd, async (q) => {
      await listTickets(reader, { ...TicketQuery.parse({}), q });
    }),
    { numRuns: 100, seed: 42 },
  );
  for (const q of ['" OR narwhal', "* NOT zorilla *", "n:okapi", "ticket:", "!!!"])
    expect(await subjects(q), q).toEqual([]);
});

test("tickets from before the index are put into it", async () => {
  const { id, subject } = await ticket("Velociraptor", "Runs", "old@old.example", "Old");
  await db().searchDocument.deleteMany({ where: { targetId: id } });
  expect(await subjects("velociraptor")).toEqual([]);
  await indexOldTickets(new AbortController().signal);
  expect(await subjects("velociraptor")).toEqual([subject]);
});
