import { expect, test } from "vitest";
import { chainHash, chainStart } from "../../audit/chain";
import { verifyPassword } from "../../auth/password";
import { db } from "../../db/client";
import { givenWorkspace } from "../../db/testing/given";
import { newId } from "../../id";
import { listWorkspacesOf, setupIsOpen } from "../queries";
import { createWorkspace, createWorkspaceFor } from "./create";

const arrival = () => ({ requestId: newId("req"), clientIp: "", now: new Date() });
const fromCli = () => ({ ...arrival(), actor: { type: "system", id: "cli", name: "Command line" } as const });
const ownerOf = (email: string, workspaceName = "Umbra") => ({
  workspaceName,
  name: "Grace",
  email,
  password: "violet teapot 91 canyon",
});

test("a signed-in person owns what they create, beside what they are in already", async () => {
  const given = await givenWorkspace();
  const { id, name, email } = given.members.agent;
  const made = await createWorkspace({ ...arrival(), id, name, email }, { name: "Side project" });
  expect(made).toMatchObject({ slug: "side-project", ownerId: id });
  expect(await listWorkspacesOf(id)).toEqual([
    { id: given.workspace.id, slug: given.workspace.slug, name: "Acme", role: "agent" },
    { id: made.id, slug: "side-project", name: "Side project", role: "owner" },
  ]);
});

test("workspaces of one name that are created at the same moment get different addresses", async () => {
  const { members } = await givenWorkspace();
  const { id, name, email } = members.owner;
  const made = await Promise.all(
    [1, 2, 3, 4, 5].map(() => createWorkspace({ ...arrival(), id, name, email }, { name: "Twins" })),
  );
  expect(made.map(({ slug }) => slug).sort()).toEqual(["twins", "twins-2", "twins-3", "twins-4", "twins-5"]);
});

test("workspaces created from the command line at the same moment for the same new person all succeed", async () => {
  const made = await Promise.all([1, 2, 3].map(() => createWorkspaceFor(fromCli(), ownerOf("grace@umbra.test"))));
  expect(new Set(made.map(({ ownerId }) => ownerId)).size).toBe(1);
  expect(new Set(made.map(({ slug }) => slug)).size).toBe(3);
  expect(await db().user.count({ where: { email: "grace@umbra.test" } })).toBe(1);
  expect(await setupIsOpen()).toBe(false);
});

test("an owner who has an account keeps their password", async () => {
  await createWorkspaceFor(fromCli(), ownerOf("hopper@umbra.test"));
  await createWorkspaceFor(fromCli(), { ...ownerOf("hopper@umbra.test", "Other"), password: "another brisk ledger 7" });
  const user = await db().user.findUniqueOrThrow({ where: { email: "hopper@umbra.test" } });
  expect(await verifyPassword("violet teapot 91 canyon", user.passwordHash)).toBe(true);
});

test("the audit log of a new workspace is a whole chain", async () => {
  const made = await createWorkspaceFor(fromCli(), ownerOf("chain@umbra.test", "Chained"));
  const rows = await db().auditEvent.findMany({ where: { workspaceId: made.id }, orderBy: { sequence: "asc" } });
  const head = rows.reduce((hash, row) => chainHash(hash, row), chainStart);
  expect(rows.map(({ event }) => event)).toEqual(["workspace.created", "member.added"]);
  expect(await db().workspace.findUnique({ where: { id: made.id } })).toMatchObject({
    auditSequence: 2,
    auditHash: head,
  });
});
