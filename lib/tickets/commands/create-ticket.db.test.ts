import { expect, test } from "vitest";
import { db } from "../../db/client";
import { givenWorkspace } from "../../db/testing/given";
import { getTicket } from "../queries";
import { givenTicket, newTicket } from "../testing/given-ticket";
import { createTicket } from "./create-ticket";

const count = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);

test("a ticket is created with its first comment, written by the requester", async () => {
  const given = await givenWorkspace();
  const ticket = await givenTicket(given, { tags: ["b", "a"], priority: "high", metadata: { crm: 7 }, type: "fault" });
  expect(ticket).toMatchObject({ number: 1, status: "open", priority: "high", tags: ["a", "b"], metadata: { crm: 7 } });
  expect(ticket).toMatchObject({
    comments_count: 1,
    version: 1,
    channel: "api",
    type: "fault",
    first_response_at: null,
  });
  expect(ticket.created_by).toMatchObject({ type: "api_key", name: "Zapier" });
  const ctx = given.ctx("agent", "tickets:read");
  expect(await getTicket(ctx, ticket.id)).toEqual(ticket);
  expect(await getTicket(ctx, "#1")).toEqual(ticket);
  expect(await db().comment.findMany({ where: { ticketId: ticket.id } })).toMatchObject([
    { type: "reply", direction: "inbound", body: "It burns", authorType: "contact", authorName: "Ada", channel: "api" },
  ]);
});

test("creating leaves one audit row that names the ticket and holds no body", async () => {
  const given = await givenWorkspace();
  const ticket = await givenTicket(given, { body: "my password is hunter2" });
  const events = await db().auditEvent.findMany({ where: { workspaceId: given.workspace.id } });
  expect(events).toMatchObject([{ event: "ticket.created", targetId: ticket.id, targetName: "#1 Printer" }]);
  expect(JSON.stringify(events)).not.toContain("hunter2");
});

test("30 tickets created at the same moment have the numbers 1 to 30 and one requester", async () => {
  const given = await givenWorkspace();
  const tickets = await Promise.all(count(1, 30).map(() => givenTicket(given)));
  expect(tickets.map(({ number }) => number).sort((a, b) => a - b)).toEqual(count(1, 30));
  expect(new Set(tickets.map((ticket) => ticket.requester_id)).size).toBe(1);
  expect(await db().contact.count({ where: { workspaceId: given.workspace.id } })).toBe(1);
});

test("of ten that ask for one external id, one gets it and nine are told who has it", async () => {
  const given = await givenWorkspace();
  const results = await Promise.allSettled(count(1, 10).map(() => givenTicket(given, { external_id: "crm-7" })));
  const made = results.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  const refused = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
  expect(made).toHaveLength(1);
  expect(refused).toHaveLength(9);
  const url = `http://127.0.0.1:3000/api/public/tickets/${made[0]?.id}`;
  expect(refused[0]).toMatchObject({
    code: "conflict",
    members: { conflicting_resource: { type: "ticket", id: made[0]?.id, url, field: "external_id" } },
    headers: { Location: url },
  });
  expect(await db().ticket.count({ where: { workspaceId: given.workspace.id } })).toBe(1);
});

test("another workspace may use the same external id and has its own numbers and contacts", async () => {
  const [one, other] = [await givenWorkspace(), await givenWorkspace()];
  await givenTicket(one, { external_id: "crm-7" });
  expect((await givenTicket(other, { external_id: "crm-7" })).number).toBe(1);
  expect(await db().contact.count({ where: { email: "ada@example.com" } })).toBeGreaterThanOrEqual(2);
});

test("an e-mail address finds the contact whatever its case, and never renames them", async () => {
  const given = await givenWorkspace();
  const first = await givenTicket(given, {
    requester: { email: "Grace@Example.com", name: "Grace", phone: "+1 555 0100" },
  });
  const second = await givenTicket(given, { requester: { email: "GRACE@example.COM", name: "Somebody Else" } });
  expect(second.requester).toEqual({ id: first.requester_id, name: "Grace", email: "grace@example.com" });
  const third = await givenTicket(given, { requester_id: first.requester_id });
  expect(third.requester_id).toBe(first.requester_id);
  expect((await givenTicket(given, { requester: { email: "noname@example.com" } })).requester.name).toBe("noname");
});

test("people of another workspace do not exist, and all mistakes are named; nothing is written", async () => {
  const [given, other] = [await givenWorkspace(), await givenWorkspace()];
  const theirs = await givenTicket(other);
  const input = newTicket({ requester_id: theirs.requester_id, assignee_id: other.members.agent.id });
  await expect(createTicket(given.keyCtx(["tickets:write"]), input)).rejects.toMatchObject({
    code: "validation_failed",
    errors: [{ pointer: "/requester_id" }, { pointer: "/assignee_id" }],
  });
  const workspace = await db().workspace.findUniqueOrThrow({ where: { id: given.workspace.id } });
  expect(workspace).toMatchObject({ ticketCounter: 0, auditSequence: 0 });
});

test("a member can be assigned, and an imported ticket can begin closed", async () => {
  const given = await givenWorkspace();
  const ticket = await givenTicket(given, { assignee_id: given.members.agent.id, status: "closed" });
  expect(ticket).toMatchObject({ assignee_id: given.members.agent.id, status: "closed", closed_at: ticket.created_at });
});
