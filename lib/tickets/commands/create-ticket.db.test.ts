import { expect, test } from "vitest";
import { db } from "../../db/client";
import { givenWorkspace } from "../../db/testing/given";
import { NewTicket } from "../input";
import { getTicket } from "../queries";
import { createTicket } from "./create-ticket";

const input = (more: object = {}) =>
  NewTicket.parse({ subject: "Printer", body: "It *burns*", requester: { email: "Ada@Example.com" }, ...more });

test("a ticket is created with its first comment, written by the requester", async () => {
  const given = await givenWorkspace();
  const ctx = given.keyCtx(["tickets:write"]);
  const ticket = await createTicket(ctx, input({ tags: ["b", "a"], priority: "high", metadata: { crm: 7 } }));
  expect(ticket).toMatchObject({ number: 1, status: "open", tags: ["a", "b"], comments_count: 1, version: 1 });
  expect(await getTicket(ctx, ticket.id)).toEqual(ticket);
  expect(await getTicket(ctx, "#1")).toEqual(ticket);
  const comments = await db().comment.findMany({ where: { ticketId: ticket.id } });
  expect(comments).toMatchObject([{ type: "reply", direction: "inbound", authorType: "contact", authorName: "ada" }]);
});
