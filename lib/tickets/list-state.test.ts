import { expect, test } from "vitest";
import { defaultTicketList, readTicketList, ticketListParams, ticketQueryOf } from "./list-state";

test("an address without parameters shows what is still to be done, the latest message first", () => {
  expect(readTicketList({})).toEqual(defaultTicketList);
  expect(ticketListParams(defaultTicketList).toString()).toBe("");
  expect(ticketQueryOf(defaultTicketList)).toMatchObject({
    status: ["open", "pending", "on_hold"],
    sort: "-last_comment_at",
  });
});

test("what an address says is read and written back the same", () => {
  const address = "status=closed&priority=urgent&assignee=none&requester=rita%40example.com&sort=number&cursor=c";
  const state = readTicketList(Object.fromEntries(new URLSearchParams(address)));
  expect(ticketListParams(state).toString()).toBe(address);
  expect(ticketQueryOf(state)).toMatchObject({
    status: ["closed"],
    priority: ["urgent"],
    assignee_id: "none",
    requester_email: "rita@example.com",
    sort: "number",
    cursor: "c",
  });
});

test("what cannot be read falls back", () => {
  const raw = { status: "lost", priority: ["", "x"], assignee: "a b", sort: "-secret", cursor: "" };
  expect(readTicketList(raw)).toEqual(defaultTicketList);
});

test("something that is no address of a person fits no ticket", () => {
  expect(ticketQueryOf({ ...defaultTicketList, requester: "nobody" })).toBeNull();
});
