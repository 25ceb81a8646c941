import { beforeAll, expect, test } from "vitest";
import { db } from "../db/client";
import { type GivenWorkspace, givenWorkspace } from "../db/testing/given";
import { getTicket, listTickets } from "./queries";
import { ticketSorts } from "./query";
import type { Ticket } from "./schema";
import { givenTicket, ticketQuery } from "./testing/given-ticket";

let given: GivenWorkspace;
let other: GivenWorkspace;
const tickets: Ticket[] = [];

const list = (query: Record<string, string> = {}, whose = given) =>
  listTickets(whose.keyCtx(["tickets:read"]), ticketQuery(query));
const numbers = async (query: Record<string, string>) => (await list(query)).data.map(({ number }) => number);

beforeAll(async () => {
  given = await givenWorkspace();
  other = await givenWorkspace();
  const { agent, developer } = given.members;
  const made = [
    { priority: "low", tags: ["a"], assignee_id: agent.id },
    { status: "pending", priority: "urgent", tags: ["a", "b"], requester: { email: "grace@example.com" } },
    { status: "solved", tags: ["b"], channel: "email", external_id: "crm-3" },
    { status: "closed", priority: "high", assignee_id: developer.id },
    { status: "on_hold", tags: ["a", "b", "c"] },
  ];
  for (const fields of made) tickets.push(await givenTicket(given, fields));
  const deleted = await givenTicket(given, { tags: ["a"] });
  await db().ticket.update({ where: { id: deleted.id }, data: { deletedAt: new Date() } });
  for (let at = 0; at < 3; at++) await givenTicket(other, { tags: ["a"], external_id: `theirs-${at}` });
  // One day between each, so that times can be told apart.
  for (const [at, { id }] of tickets.entries()) {
    const time = new Date(Date.UTC(2026, 0, 1 + at));
    await db().ticket.update({ where: { id }, data: { createdAt: time, updatedAt: time, lastCommentAt: time } });
  }
});

test("without filters every status is listed, newest first, and nothing deleted", async () => {
  expect(await numbers({})).toEqual([5, 4, 3, 2, 1]);
  expect(await numbers({ status: "all" })).toEqual([5, 4, 3, 2, 1]);
});

test("a list and a single ticket show the same", async () => {
  const { data } = await list({ external_id: "crm-3" });
  expect(data).toHaveLength(1);
  expect(data[0]).toEqual(await getTicket(given.keyCtx(["tickets:read"]), "3"));
});

test.each([
  [{ status: "open" }, [1]],
  [{ status: "open,closed, solved" }, [4, 3, 1]],
  [{ status: "open,all" }, [5, 4, 3, 2, 1]],
  [{ priority: "low,urgent" }, [2, 1]],
  [{ tag: "a" }, [5, 2, 1]],
  [{ tag: "a,b" }, [5, 2]],
  [{ tag: "a,nowhere" }, []],
  [{ channel: "email" }, [3]],
  [{ external_id: "crm-3" }, [3]],
  [{ external_id: "theirs-1" }, []],
  [{ requester_email: "GRACE@example.com" }, [2]],
  [{ requester_email: "nobody@example.com" }, []],
  [{ assignee_id: "none" }, [5, 3, 2]],
  [{ created_since: "2026-01-03T00:00:00Z" }, [5, 4, 3]],
  [{ created_until: "2026-01-03T00:00:00Z" }, [2, 1]],
  [{ updated_since: "2026-01-02T01:00:00+01:00", updated_until: "2026-01-04T00:00:00Z" }, [3, 2]],
  [{ status: "open,pending", tag: "a", priority: "urgent", assignee_id: "none" }, [2]],
] as [Record<string, string>, number[]][])("%j lists %j", async (query, expected) => {
  expect(await numbers(query)).toEqual(expected);
});

test("assignee, requester and ids are filters; what is unknown or elsewhere lists nothing", async () => {
  expect(await numbers({ assignee_id: given.members.agent.id })).toEqual([1]);
  expect(await numbers({ assignee_id: other.members.agent.id })).toEqual([]);
  expect(await numbers({ requester_id: tickets[1]?.requester_id ?? "" })).toEqual([2]);
  const [theirs] = (await list({}, other)).data;
  expect(await numbers({ requester_id: theirs?.requester_id ?? "" })).toEqual([]);
  expect(await numbers({ ids: `${tickets[0]?.id},${theirs?.id},${tickets[4]?.id},unknown` })).toEqual([5, 1]);
});

test.each([
  ["created_at", [1, 2, 3, 4, 5]],
  ["-updated_at", [5, 4, 3, 2, 1]],
  ["number", [1, 2, 3, 4, 5]],
  ["-number", [5, 4, 3, 2, 1]],
  ["+last_comment_at", [1, 2, 3, 4, 5]],
])("sort=%s", async (sort, expected) => {
  expect(await numbers({ sort })).toEqual(expected);
});

test("priority sorts by urgency, then by id", async () => {
  expect(await numbers({ sort: "-priority" })).toEqual([2, 4, 5, 3, 1]);
  expect(await numbers({ sort: "priority" })).toEqual([1, 3, 5, 4, 2]);
});

test.each(ticketSorts.flatMap((name) => [name, `-${name}`]))(
  "pages of sort=%s are the whole list, there and back",
  async (sort) => {
    const whole = await numbers({ sort });
    const pages: number[][] = [];
    let last = await list({ sort, limit: "2" });
    for (;;) {
      pages.push(last.data.map(({ number }) => number));
      if (!last.pagination.next_cursor) break;
      last = await list({ sort, limit: "2", cursor: last.pagination.next_cursor });
    }
    expect(pages.map(({ length }) => length)).toEqual([2, 2, 1]);
    expect(pages.flat()).toEqual(whole);
    const back = await list({ sort, limit: "2", cursor: last.pagination.prev_cursor ?? "" });
    expect(back.data.map(({ number }) => number)).toEqual(pages[1]);
  },
);

test("tickets that come and go between pages hide and repeat nothing, also when all have the same time", async () => {
  const busy = await givenWorkspace();
  const made: Ticket[] = [];
  for (let at = 0; at < 12; at++) made.push(await givenTicket(busy));
  await db().ticket.updateMany({ where: { workspaceId: busy.workspace.id }, data: { createdAt: new Date(0) } });
  const order = made
    .map(({ id }) => id)
    .sort()
    .reverse();
  const seen: string[] = [];
  let page = await list({ limit: "3" }, busy);
  for (let step = 0; ; step++) {
    seen.push(...page.data.map(({ id }) => id));
    if (!page.pagination.next_cursor) break;
    await givenTicket(busy);
    // One that was seen goes, one that was not goes.
    await db().ticket.delete({ where: { id: order[step * 3] ?? "" } });
    page = await list({ limit: "3", cursor: page.pagination.next_cursor }, busy);
  }
  expect(seen).toEqual(order);
});

test("a cursor of another workspace, other filters or another order opens nothing", async () => {
  const { pagination } = await list({ limit: "1" });
  const cursor = pagination.next_cursor ?? "";
  for (const [name, value] of [
    ["sort", "created_at"],
    ["status", "open"],
  ] as const) {
    await expect(list({ [name]: value, cursor })).rejects.toMatchObject({ code: "cursor_mismatch" });
  }
  await expect(list({ cursor }, other)).rejects.toMatchObject({ code: "cursor_mismatch" });
  await expect(list({ cursor: `${cursor}x` })).rejects.toMatchObject({ code: "cursor_invalid" });
  expect((await list({ cursor, limit: "500" })).pagination).toMatchObject({ limit: 100, limit_lowered_from: 500 });
});

test("another workspace's ticket does not exist; a deleted one is gone", async () => {
  const [theirs] = (await list({}, other)).data;
  const ctx = given.keyCtx(["tickets:read"]);
  for (const id of [theirs?.id ?? "", "4711", "nonsense"]) {
    await expect(getTicket(ctx, id)).rejects.toMatchObject({ code: "not_found" });
  }
  await expect(getTicket(ctx, "6")).rejects.toMatchObject({ code: "gone" });
});
