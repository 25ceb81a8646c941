import { beforeAll, expect, test } from "vitest";
import { db } from "../db/client";
import { type GivenWorkspace, givenWorkspace } from "../db/testing/given";
import { newId } from "../id";
import { listTickets } from "./queries";
import { ticketStatuses } from "./schema";
import { givenTicket, ticketQuery } from "./testing/given-ticket";

/** More than the list looks up one by one, so that both ways of reading are taken. */
const size = 2_500;
const start = Date.UTC(2026, 0, 1);

let given: GivenWorkspace;
const rows: { id: string; number: number; status: string; updated: number; tags: string[]; mine: boolean }[] = [];

beforeAll(async () => {
  given = await givenWorkspace();
  const workspaceId = given.workspace.id;
  const first = await givenTicket(given);
  await db().ticket.deleteMany({ where: { workspaceId } });
  for (let number = 1; number <= size; number++) {
    const status = number % 400 === 0 ? "on_hold" : (ticketStatuses[number % 2] ?? "open");
    const tags = [...(number % 200 === 0 ? ["rare"] : []), ...(number > 10 ? ["common"] : [])];
    const updated = start + ((number * 7_919) % size) * 1_000;
    rows.push({ id: newId("tkt", start + number), number, status, updated, tags, mine: number % 50 === 0 });
  }
  for (let at = 0; at < size; at += 500) {
    const some = rows.slice(at, at + 500);
    await db().ticket.createMany({ data: some.map((row) => columnsOf(row, first.requester_id)) });
    const tags = some.flatMap((row) => row.tags.map((tag) => ({ ticketId: row.id, tag })));
    await db().ticketTag.createMany({ data: tags });
  }
}, 90_000);

function columnsOf({ id, number, status, updated, mine }: (typeof rows)[number], requesterId: string) {
  return {
    ...{
      id,
      workspaceId: given.workspace.id,
      number,
      status,
      subject: `Ticket ${number}`,
      priority: 2,
      channel: "api",
    },
    ...{ type: null, requesterId, assigneeId: mine ? given.members.agent.id : null, externalId: null },
    ...{ customFields: "{}", metadata: "{}", commentsCount: 0, attachmentsCount: 0, version: 1 },
    ...{ createdByType: "system", createdById: "cli", createdByName: "Command line" },
    ...{ createdAt: new Date(start + number * 1_000), updatedAt: new Date(updated), lastCommentAt: new Date(updated) },
  };
}

const since = new Date(start + 2_490_000);

test.each([
  [{}, () => true],
  [{ status: "on_hold" }, ({ status }) => status === "on_hold"],
  [{ status: "open,pending" }, ({ status }) => status !== "on_hold"],
  [{ tag: "rare" }, ({ tags }) => tags.includes("rare")],
  [{ tag: "common" }, ({ tags }) => tags.includes("common")],
  [{ tag: "common,rare", status: "on_hold,pending" }, ({ tags, status }) => tags.length === 2 && status !== "open"],
  [{ updated_since: since.toISOString() }, ({ updated }) => updated >= since.getTime()],
  [
    { updated_until: since.toISOString(), tag: "rare" },
    ({ updated, tags }) => updated < since.getTime() && tags[0] === "rare",
  ],
  [{ requester_email: "ada@example.com", status: "on_hold" }, ({ status }) => status === "on_hold"],
  [{ assignee_id: "agent" }, ({ mine }) => mine],
] as [Record<string, string>, (row: (typeof rows)[number]) => boolean][])(
  "of many tickets, %j lists the right ones page by page, in either order",
  async (filters, keep) => {
    const query = filters.assignee_id ? { ...filters, assignee_id: given.members.agent.id } : filters;
    const ctx = given.keyCtx(["tickets:read"]);
    const kept = rows.filter(keep);
    const byUpdate = kept.toSorted((a, b) => b.updated - a.updated || (a.id < b.id ? 1 : -1));
    for (const [sort, expected] of [
      ["-updated_at", byUpdate],
      ["created_at", kept],
    ] as const) {
      const first = await listTickets(ctx, ticketQuery({ ...query, sort, limit: "100" }));
      const cursor = first.pagination.next_cursor;
      const second = cursor
        ? await listTickets(ctx, ticketQuery({ ...query, sort, limit: "100", cursor }))
        : { data: [] };
      const found = [...first.data, ...second.data].map(({ number }) => number);
      expect(found).toEqual(expected.slice(0, 200).map(({ number }) => number));
    }
  },
);
