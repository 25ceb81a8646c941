import { expect, test } from "vitest";
import { db } from "../db/client";
import { givenWorkspace } from "../db/testing/given";
import { policyNames } from "../rate-limit/policies";
import { clearLimit, setLimit } from "./commands/limit";
import { listLimits } from "./queries/limits";
import { SetLimit } from "./schema";

const policy = "tickets-create";
const hour = 3_600_000;

test("every policy is listed as it is published until it is set", async () => {
  const given = await givenWorkspace();
  const limits = await listLimits(given.ctx("read_only_admin", "policy:read"));
  expect(limits.map((limit) => limit.policy)).toEqual(policyNames);
  for (const { published, inForce, override } of limits) {
    expect(inForce).toEqual(published);
    expect(override).toBeNull();
  }
});

test("a limit is set, set anew and cleared, each recorded with before and after", async () => {
  const given = await givenWorkspace();
  const ctx = given.ctx("admin", "policy:manage");
  await setLimit(ctx, { policy, limit: 1000, windowSeconds: 3600, reason: "Black Friday" });
  await setLimit(ctx, { policy, limit: 1000, windowSeconds: 3600, reason: "Black Friday" });
  const set = await setLimit(ctx, { policy, limit: 50, windowSeconds: 60, partition: "key" });
  expect(set.inForce).toEqual({ name: policy, limit: 50, windowSeconds: 60, partition: "key", overridden: true });
  expect(set.override).toMatchObject({ reason: "", createdById: given.members.admin.id });
  const [listed] = await listLimits(given.ctx("owner", "policy:read"));
  expect(listed).toEqual(set);
  expect((await clearLimit(ctx, { policy })).inForce).toEqual(set.published);
  await clearLimit(ctx, { policy });
  const events = await db().auditEvent.findMany({
    where: { workspaceId: given.workspace.id },
    orderBy: { sequence: "asc" },
  });
  expect(events.map(({ event, before, after }) => [event, JSON.parse(before).limit, JSON.parse(after).limit])).toEqual([
    ["limit.set", 10, 1000],
    ["limit.set", 1000, 50],
    ["limit.cleared", 50, 10],
  ]);
});

test("a limit that has ended does not count, and cannot be set to end in the past", async () => {
  const given = await givenWorkspace();
  const ctx = given.ctx("admin", "policy:manage");
  const soon = new Date(ctx.now.getTime() + hour);
  await setLimit(ctx, { policy, limit: 1000, windowSeconds: 3600, expiresAt: soon });
  const later = { ...given.ctx("admin", "policy:read"), now: soon };
  expect((await listLimits(later))[0]).toMatchObject({ inForce: { limit: 10, overridden: false } });
  await expect(setLimit(ctx, { policy, limit: 1, windowSeconds: 1, expiresAt: ctx.now })).rejects.toMatchObject({
    code: "validation_failed",
  });
});

test("a limit of one workspace is none of another's", async () => {
  const [given, other] = [await givenWorkspace(), await givenWorkspace("Other")];
  await setLimit(given.systemCtx("policy:manage"), { policy, limit: 1000, windowSeconds: 3600 });
  await clearLimit(other.ctx("owner", "policy:manage"), { policy });
  expect((await listLimits(given.ctx("owner", "policy:read")))[0]?.inForce.limit).toBe(1000);
  expect((await listLimits(other.ctx("owner", "policy:read")))[0]?.inForce.limit).toBe(10);
});

test.each([
  { limit: 0 },
  { limit: 1_000_000_001 },
  { limit: 1.5 },
  { windowSeconds: 0 },
  { windowSeconds: 86_401 },
  { policy: "anonymous" },
  { policy: "nope" },
  { partition: "user" },
  { reason: "two\nlines" },
  { extra: 1 },
])("%j is refused", (wrong) => {
  const right = { policy, limit: 1, windowSeconds: 1 };
  expect(SetLimit.safeParse(right).success).toBe(true);
  expect(SetLimit.safeParse({ ...right, ...wrong }).success).toBe(false);
});
