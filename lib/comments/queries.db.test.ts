import { expect, test } from "vitest";
import { bareContact } from "../contacts/schema";
import { db } from "../db/client";
import { type GivenWorkspace, givenWorkspace } from "../db/testing/given";
import { newId } from "../id";
import { listComments } from "./queries";
import { CommentQuery } from "./query";

const start = Date.UTC(2026, 0, 1);

/** A ticket whose comments are these, one a minute. */
async function givenComments(given: GivenWorkspace, types: readonly ("reply" | "note")[]): Promise<string> {
  const now = new Date(start);
  const workspaceId = given.workspace.id;
  const ticketId = newId("tkt");
  const requester = {
    create: { ...bareContact("Ada", now), id: newId("con"), workspaceId },
  };
  const data = {
    subject: "Printer",
    status: "open",
    priority: 2,
    type: null,
    channel: "api",
    customFields: "{}",
    metadata: "{}",
  };
  const counts = { number: 1, commentsCount: types.length, attachmentsCount: 0, version: 1 };
  const creator = { createdByType: "system", createdById: "cli", createdByName: "Command line" };
  await db().ticket.create({
    data: {
      ...data,
      ...counts,
      ...creator,
      id: ticketId,
      requester,
      workspace: { connect: { id: workspaceId } },
      lastCommentAt: now,
      createdAt: now,
      updatedAt: now,
    },
  });
  for (const [at, type] of types.entries()) {
    const time = new Date(start + at * 60_000);
    const author = { authorType: "user", authorId: given.members.agent.id, authorName: given.members.agent.name };
    const direction = type === "note" ? "internal" : "outbound";
    await db().comment.create({
      data: {
        id: newId("cmt"),
        workspaceId,
        ticketId,
        type,
        direction,
        body: `${at}`,
        ...author,
        channel: "api",
        createdAt: time,
        updatedAt: time,
      },
    });
  }
  return ticketId;
}

const query = (fields: object = {}) => CommentQuery.parse(fields);
const bodies = (page: { data: readonly { body: string }[] }) => page.data.map(({ body }) => body);

test("comments are listed oldest first; the other order and since are there too", async () => {
  const given = await givenWorkspace();
  const id = await givenComments(given, ["reply", "note", "reply"]);
  const ctx = given.keyCtx(["tickets:read", "comments:read"]);
  expect(bodies(await listComments(ctx, id, query()))).toEqual(["0", "1", "2"]);
  expect(bodies(await listComments(ctx, id, query({ sort: "-created_at" })))).toEqual(["2", "1", "0"]);
  expect(bodies(await listComments(ctx, id, query({ since: "2026-01-01T00:01:00Z" })))).toEqual(["1", "2"]);
  expect(bodies(await listComments(ctx, id, query({ type: "note" })))).toEqual(["1"]);
  expect(bodies(await listComments(ctx, id, query({ type: "reply" })))).toEqual(["0", "2"]);
});

test("without comments:read notes are withheld, and the answer says so", async () => {
  const given = await givenWorkspace();
  const id = await givenComments(given, ["reply", "note"]);
  const ctx = given.keyCtx(["tickets:read"]);
  const page = await listComments(ctx, id, query());
  expect(bodies(page)).toEqual(["0"]);
  expect(page.meta).toEqual({ omitted: { internal_notes: true, required_scope: "comments:read" } });
  await expect(listComments(ctx, id, query({ type: "note" }))).rejects.toMatchObject({ code: "insufficient_scope" });
  expect((await listComments(ctx, id, query({ type: "reply" }))).meta).toBeUndefined();
});

test("nothing is announced where nothing was withheld", async () => {
  const given = await givenWorkspace();
  const id = await givenComments(given, ["reply"]);
  expect((await listComments(given.keyCtx(["tickets:read"]), id, query())).meta).toBeUndefined();
  const withNotes = await givenComments(await givenWorkspace(), ["note"]);
  expect(
    (await listComments(given.keyCtx(["tickets:read", "comments:read"]), withNotes, query())).meta,
  ).toBeUndefined();
});

test("members see notes as their role allows", async () => {
  const given = await givenWorkspace();
  const id = await givenComments(given, ["note"]);
  expect(bodies(await listComments(given.ctx("agent", "tickets:read"), id, query()))).toEqual(["0"]);
});

test("another workspace's comments are not listed", async () => {
  const [given, other] = [await givenWorkspace(), await givenWorkspace()];
  const id = await givenComments(other, ["reply", "note"]);
  expect(await listComments(given.keyCtx(["tickets:read"]), id, query())).toMatchObject({ data: [] });
});

test("pages of comments are the whole conversation, and a cursor belongs to one ticket", async () => {
  const given = await givenWorkspace();
  const id = await givenComments(given, ["reply", "note", "reply", "reply", "note"]);
  const ctx = given.keyCtx(["tickets:read", "comments:read"]);
  const first = await listComments(ctx, id, query({ limit: "2" }));
  const cursor = first.pagination.next_cursor ?? "";
  const second = await listComments(ctx, id, query({ limit: "3", cursor }));
  expect([...bodies(first), ...bodies(second)]).toEqual(["0", "1", "2", "3", "4"]);
  expect(second.pagination).toMatchObject({ has_more: false, next_cursor: null });
  await expect(listComments(ctx, "tkt_other", query({ cursor }))).rejects.toMatchObject({ code: "cursor_mismatch" });
});
