import { beforeEach, expect, test } from "vitest";
import { db } from "../../db/client";
import { type GivenWorkspace, givenWorkspace } from "../../db/testing/given";
import { transaction } from "../../db/transaction";
import { sendMail } from "../../mail/send-mail";
import { changeRole } from "../../members/commands/change-role";
import { removeDueFiles } from "../../storage/removals";
import { takeMail } from "../../support-mail/commands/take-mail";
import { givenTicket } from "../../tickets/testing/given-ticket";
import { deleteWorkspace } from "./delete";
import { renameWorkspace } from "./rename";

let given: GivenWorkspace;
beforeEach(async () => {
  given = await givenWorkspace();
});
const ctx = () => given.ctx("owner", "workspace:manage");
const eventsOf = async () =>
  (await db().auditEvent.findMany({ where: { workspaceId: given.workspace.id }, orderBy: { sequence: "asc" } })).map(
    ({ event }) => event,
  );

test("a new name leaves address and id as they are, and is recorded once", async () => {
  const { id, slug } = given.workspace;
  for (const name of ["Globex", "Globex"]) expect(await renameWorkspace(ctx(), { name })).toEqual({ id, slug, name });
  expect(await db().workspace.findUnique({ where: { id } })).toMatchObject({ slug, name: "Globex" });
  expect(await eventsOf()).toEqual(["workspace.renamed"]);
});

test("deleting takes everything of this workspace and nothing of another, and leaves people and the log", async () => {
  const other = await givenWorkspace("Other");
  const { id } = given.workspace;
  await givenTicket(given, {});
  await expect(deleteWorkspace(ctx(), { confirmName: "Acne" })).rejects.toMatchObject({
    errors: [{ pointer: "/confirmName" }],
  });
  await deleteWorkspace(ctx(), { confirmName: "acme" });
  expect(await db().workspace.findUnique({ where: { id } })).toBeNull();
  expect(await db().membership.count({ where: { workspaceId: id } })).toBe(0);
  expect(await db().ticket.count({ where: { workspaceId: id } })).toBe(0);
  expect(await db().user.count({ where: { id: given.members.owner.id } })).toBe(1);
  expect(await db().membership.count({ where: { workspaceId: other.workspace.id } })).toBe(5);
  expect((await eventsOf()).at(-1)).toBe("workspace.deleted");
});

test("deleting leaves no mail of the workspace to be sent, and no file of a mail that came", async () => {
  const { id } = given.workspace;
  const taken = await takeMail(id, "hook", Buffer.from("From: grace@navy.example\r\nSubject: Help\r\n\r\nIt burns."));
  const { fileKey } = await db().inboundMail.findUniqueOrThrow({ where: { id: taken.id } });
  const letter = { to: "grace@navy.example", subject: "Help", text: "Have you tried…" };
  await transaction((tx) => sendMail(tx, letter));
  await db().mailOutbox.updateMany({ data: { workspaceId: id } });
  await deleteWorkspace(ctx(), { confirmName: "acme" });
  expect(await db().mailOutbox.count()).toBe(0);
  expect(await db().fileRemoval.findMany()).toEqual([{ fileKey, dueAt: expect.any(Date) }]);
  expect(await removeDueFiles(new Date(Date.now() + 1))).toBe(1);
});

test("an Owner who was demoted a moment ago can neither rename nor delete it", async () => {
  const stale = ctx();
  const system = given.systemCtx("members:manage");
  await changeRole(system, { email: given.members.admin.email, role: "owner" });
  await changeRole(system, { email: given.members.owner.email, role: "admin" });
  await expect(renameWorkspace(stale, { name: "Mine" })).rejects.toMatchObject({ code: "forbidden" });
  await expect(deleteWorkspace(stale, { confirmName: "Acme" })).rejects.toMatchObject({ code: "forbidden" });
});
