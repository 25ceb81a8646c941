import { expect, test } from "vitest";
import { db } from "../../db/client";
import { type GivenWorkspace, givenWorkspace } from "../../db/testing/given";
import { TicketPatch } from "../input";
import { givenTicket } from "../testing/given-ticket";
import { updateTicket } from "./update-ticket";

const patch = (given: GivenWorkspace, id: string, fields: object) =>
  updateTicket(given.keyCtx(["tickets:write"]), id, TicketPatch.parse(fields));

const auditOf = (id: string) => db().auditEvent.findMany({ where: { targetId: id }, orderBy: { sequence: "asc" } });

test("a patch changes what it names, raises the version, and leaves the rest", async () => {
  const given = await givenWorkspace();
  const before = await givenTicket(given, { tags: ["a", "b"], metadata: { keep: 1, drop: 2 }, external_id: "crm-1" });
  const after = await patch(given, "#1", {
    subject: "Scanner",
    priority: "urgent",
    assignee_id: given.members.developer.id,
    add_tags: ["c"],
    remove_tags: ["a"],
    metadata: { drop: null, add: "x" },
    due_at: "2026-12-24T18:00:00+01:00",
    external_id: null,
  });
  expect(after).toEqual({
    ...before,
    subject: "Scanner",
    priority: "urgent",
    assignee_id: given.members.developer.id,
    tags: ["b", "c"],
    metadata: { keep: 1, add: "x" },
    due_at: "2026-12-24T17:00:00.000Z",
    external_id: null,
    version: 2,
    updated_at: after.updated_at,
  });
  expect(after.updated_at >= before.updated_at).toBe(true);
  const [, event] = await auditOf(before.id);
  expect(event).toMatchObject({ event: "ticket.updated" });
  expect(JSON.parse(event?.before ?? "")).toMatchObject({ subject: "Printer", metadata: { drop: 2, add: null } });
  expect(JSON.parse(event?.after ?? "")).toMatchObject({ tags: ["b", "c"], metadata: { drop: null, add: "x" } });
});

test("a patch that changes nothing leaves version, time and audit log as they are", async () => {
  const given = await givenWorkspace();
  const ticket = await givenTicket(given, { tags: ["a"], type: "fault" });
  const same = { subject: "Printer", status: "open", tags: ["a"], add_tags: ["a"], remove_tags: ["z"], type: "fault" };
  expect(await patch(given, ticket.id, same)).toEqual(ticket);
  expect(await patch(given, ticket.id, {})).toEqual(ticket);
  expect(await auditOf(ticket.id)).toHaveLength(1);
});

test("null clears what can be empty", async () => {
  const given = await givenWorkspace();
  const ticket = await givenTicket(given, {
    tags: ["a"],
    type: "fault",
    external_id: "x",
    assignee_id: given.members.owner.id,
    custom_fields: { a: 1 },
  });
  const nothing = { tags: null, type: null, external_id: null, assignee_id: null, custom_fields: null, due_at: null };
  const cleared = { tags: [], type: null, external_id: null, assignee_id: null, custom_fields: {} };
  expect(await patch(given, ticket.id, nothing)).toMatchObject(cleared);
});

test("the times of solving and closing follow the status", async () => {
  const given = await givenWorkspace();
  const { id } = await givenTicket(given);
  const solved = await patch(given, id, { status: "solved" });
  expect(solved.solved_at).not.toBeNull();
  expect(await patch(given, id, { status: "pending" })).toMatchObject({ solved_at: null, closed_at: null });
  const closed = await patch(given, id, { status: "closed" });
  expect(closed.closed_at).toBe(closed.updated_at);
  expect((await auditOf(id)).at(-1)?.event).toBe("ticket.closed");
});

test("a closed ticket takes no patch", async () => {
  const given = await givenWorkspace();
  const { id } = await givenTicket(given, { status: "closed" });
  await expect(patch(given, id, { status: "open" })).rejects.toMatchObject({ code: "ticket_closed", status: 409 });
});

test("if_version refuses a change to a ticket that somebody else has changed", async () => {
  const given = await givenWorkspace();
  const { id } = await givenTicket(given);
  const both = [1, 2].map((at) => patch(given, id, { subject: `Change ${at}`, if_version: 1 }));
  const results = await Promise.allSettled(both);
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(results.find((result) => result.status === "rejected")).toMatchObject({
    reason: { code: "version_conflict", status: 412, members: { current_version: 2 } },
  });
});

test("20 changes at the same moment all count", async () => {
  const given = await givenWorkspace();
  const { id } = await givenTicket(given);
  await Promise.all(Array.from({ length: 20 }, (_, at) => patch(given, id, { add_tags: [`tag-${at}`] })));
  const ticket = await patch(given, id, {});
  expect(ticket.version).toBe(21);
  expect(ticket.tags).toHaveLength(20);
});

test("people, external ids and sizes are checked against what is stored", async () => {
  const [given, other] = [await givenWorkspace(), await givenWorkspace()];
  const theirs = await givenTicket(other);
  const tags = Array.from({ length: 50 }, (_, at) => `t${at}`);
  const { id } = await givenTicket(given, { tags });
  await givenTicket(given, { external_id: "taken" });
  const wrong = { assignee_id: other.members.owner.id, requester_id: theirs.requester_id, add_tags: ["one more"] };
  await expect(patch(given, id, wrong)).rejects.toMatchObject({
    errors: [{ pointer: "/assignee_id" }, { pointer: "/requester_id" }, { pointer: "/add_tags" }],
  });
  await expect(patch(given, id, { external_id: "taken" })).rejects.toMatchObject({ code: "conflict" });
  const values = (from: number) => Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`k${from + at}`, at]));
  await patch(given, id, { metadata: values(0) });
  await expect(patch(given, id, { metadata: values(30) })).rejects.toMatchObject({
    errors: [{ pointer: "/metadata" }],
  });
});

test("another workspace's ticket, an unknown one and a deleted one cannot be changed", async () => {
  const [given, other] = [await givenWorkspace(), await givenWorkspace()];
  const theirs = await givenTicket(other);
  for (const id of [theirs.id, "1", "tkt_00000000000000000000000000", "nonsense"]) {
    await expect(patch(given, id, { subject: "Mine" })).rejects.toMatchObject({ code: "not_found" });
  }
  const { id } = await givenTicket(given);
  await db().ticket.update({ where: { id }, data: { deletedAt: new Date() } });
  await expect(patch(given, id, { subject: "Back" })).rejects.toMatchObject({ code: "gone", status: 410 });
});
