import { expect, test } from "vitest";
import { publicIdOf } from "../../lib/access/key-format";
import { keyStatus } from "../../lib/access/key-status";
import { roleNames } from "../../lib/access/roles";
import { effectiveScopes, isScope } from "../../lib/access/scopes";
import { chainHash, chainStart } from "../../lib/audit/chain";
import { verifyPassword } from "../../lib/auth/password";
import { db } from "../../lib/db/client";
import { demo } from "./command";

type Filled = { id: string; slug: string; email: string; password: string; key: string };
const run = async (flags: object = {}) => (await demo.run(flags as never)).json as Filled;

// One story: filling takes some seconds.
test("the demo fills a workspace with people, keys in every state and conversations that hold together", async () => {
  const { id: workspaceId, email, password, key } = await run();
  const now = new Date();
  const owner = await db().user.findUniqueOrThrow({ where: { email } });
  expect(await verifyPassword(password, owner.passwordHash)).toBe(true);
  expect(publicIdOf(key)).not.toBeNull();

  const members = await db().membership.findMany({ where: { workspaceId } });
  expect(new Set(members.map(({ role }) => role))).toEqual(new Set(roleNames));
  const roleOf = new Map(members.map((member) => [member.userId, member.role as (typeof roleNames)[number]]));

  const keys = await db().apiKey.findMany({ where: { workspaceId } });
  expect(new Set(keys.map((row) => keyStatus(row, now)))).toEqual(
    new Set(["active", "disabled", "expired", "revoked"]),
  );
  const scopesOf = (row: { scopes: string }) => row.scopes.split(" ").filter(isScope);
  expect(keys.every((row) => scopesOf(row).join(" ") === row.scopes && row.createdAt <= now)).toBe(true);
  expect(keys.every(({ lastUsedAt, createdAt }) => lastUsedAt === null || lastUsedAt > createdAt)).toBe(true);
  expect(
    keys.some((row) => effectiveScopes(scopesOf(row), roleOf.get(row.ownerId) ?? "owner").size < scopesOf(row).length),
  ).toBe(true);
  expect(await db().apiKeyUsage.count()).toBeGreaterThan(5_000);

  const contacts = await db().contact.findMany({ where: { workspaceId }, include: { customer: true } });
  expect(contacts).toHaveLength(180);
  for (const { email, customer } of contacts) expect(email?.split("@")[1]).toBe(customer?.domains);

  const tickets = await db().ticket.findMany({
    where: { workspaceId },
    include: { comments: true },
    orderBy: { number: "asc" },
  });
  expect(tickets).toHaveLength(2_000);
  for (const ticket of tickets) {
    const times = ticket.comments.map(({ createdAt }) => createdAt.getTime());
    expect(ticket.comments).toHaveLength(ticket.commentsCount);
    expect(ticket.lastCommentAt.getTime()).toBe(Math.max(...times));
    expect(ticket.createdAt.getTime()).toBe(Math.min(...times));
    expect(ticket.updatedAt.getTime()).toBeLessThanOrEqual(now.getTime());
    expect(ticket.subject + ticket.comments.map(({ body }) => body).join()).not.toMatch(/[{}]|undefined/);
    expect(ticket.solvedAt !== null).toBe(ticket.status === "solved" || ticket.status === "closed");
    expect(ticket.closedAt !== null).toBe(ticket.status === "closed");
  }
  const workspace = await db().workspace.findUniqueOrThrow({ where: { id: workspaceId } });
  expect(workspace.ticketCounter).toBe(2_000);

  const events = await db().auditEvent.findMany({ where: { workspaceId }, orderBy: { sequence: "asc" } });
  expect(events.reduce((hash, row) => chainHash(hash, row), chainStart)).toBe(workspace.auditHash);
  const times = events.map(({ createdAt }) => createdAt.getTime());
  expect(times).toEqual([...times].sort((a, b) => a - b));
}, 180_000);

test("the demo does not touch a workspace or a person that is there", async () => {
  await expect(run()).rejects.toMatchObject({ code: "conflict" });
  await db().workspace.update({ where: { slug: "acme" }, data: { slug: "acme-moved" } });
  await expect(run()).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("has an account already"),
  });
  expect(await db().workspace.count()).toBe(1);
});
