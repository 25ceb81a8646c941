import { expect, test } from "vitest";
import { db } from "../../db/client";
import { type GivenWorkspace, givenWorkspace } from "../../db/testing/given";
import { givenTicket } from "../testing/given-ticket";
import { deleteTicket, restoreTicket } from "./delete-ticket";
import { purgeTickets } from "./purge-tickets";

const day = 86_400_000;
const signal = new AbortController().signal;

async function givenDeleted(given: GivenWorkspace, daysAgo: number) {
  const { id } = await givenTicket(given);
  await deleteTicket(given.keyCtx(["tickets:delete"]), id);
  await db().ticket.update({ where: { id }, data: { deletedAt: new Date(Date.now() - daysAgo * day) } });
  const { id: commentId } = await db().comment.findFirstOrThrow({ where: { ticketId: id } });
  const file = { filename: "a.txt", contentType: "text/plain", size: 1, sha256: "", fileKey: `file/${id}` };
  const creator = { createdByType: "system", createdById: "cli", createdByName: "CLI", createdAt: new Date() };
  const place = { workspaceId: given.workspace.id, ticketId: id, commentId };
  await db().attachment.create({ data: { id: `att_${id}`, ...place, ...file, ...creator } });
  return id;
}

const left = async (ticketId: string) => [
  await db().comment.count({ where: { ticketId } }),
  await db().attachment.count({ where: { ticketId } }),
  await db().fileRemoval.count({ where: { fileKey: `file/${ticketId}` } }),
];

test("a ticket that was deleted 31 days ago is emptied with its messages and files, and stays gone", async () => {
  const given = await givenWorkspace();
  const id = await givenDeleted(given, 31);
  await purgeTickets(signal, new Date());
  expect(await left(id)).toEqual([0, 0, 1]);
  expect(await db().ticket.findUniqueOrThrow({ where: { id } })).toMatchObject({ subject: "", metadata: "{}" });
  await expect(restoreTicket(given.keyCtx(["tickets:delete"]), id)).rejects.toMatchObject({ code: "gone" });
  await purgeTickets(signal, new Date());
  expect(await left(id)).toEqual([0, 0, 1]);
});

test("one that was deleted 29 days ago is whole when it is restored, and one that is there is not touched", async () => {
  const given = await givenWorkspace();
  const id = await givenDeleted(given, 29);
  const { id: living } = await givenTicket(given);
  await purgeTickets(signal, new Date());
  expect(await left(id)).toEqual([1, 1, 0]);
  const restored = await restoreTicket(given.keyCtx(["tickets:delete"]), id);
  expect(restored).toMatchObject({ comments_count: 1, deleted_at: null });
  expect((await left(living))[0]).toBe(1);
});
