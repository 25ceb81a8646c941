import { expect, test } from "vitest";
import { db } from "../db/client";
import { type GivenWorkspace, givenWorkspace } from "../db/testing/given";
import { quotaStanding } from "../rate-limit/quota";
import { flushEvidence, forgetOldEvidence } from "../usage/evidence";
import { countThisMonth } from "../usage/monthly";
import { clearQuota, setQuota } from "./commands/quota";
import { isQuotaNoticeDue, tellQuota } from "./commands/tell-quota";
import { getMonthlyUse } from "./queries/quota";
import { SetQuota } from "./schema";

const now = new Date("2026-11-21T10:00:00.000Z");
const month = "2026-11";

const admin = (given: GivenWorkspace) => ({ ...given.ctx("admin", "policy:manage"), now });
const use = (given: GivenWorkspace) => getMonthlyUse({ ...given.ctx("read_only_admin", "policy:read"), now });

function call({ workspace }: GivenWorkspace, times: number) {
  for (let index = 0; index < times; index++) countThisMonth(workspace.id, month);
}

/** The percents that were told, smallest first: those of one moment have no order. */
async function toldTo({ workspace }: GivenWorkspace): Promise<number[]> {
  const rows = await db().notice.findMany({ where: { workspaceId: workspace.id, kind: "quota.used" } });
  return rows.map(({ facts }) => JSON.parse(facts).percent).sort((a, b) => a - b);
}

test("calls of a month are counted also without a quota, and those of the last month are not", async () => {
  const given = await givenWorkspace();
  countThisMonth(given.workspace.id, "2026-10");
  call(given, 3);
  expect(await use(given)).toEqual({ month, used: 3, endsAt: new Date("2026-12-01T00:00:00.000Z"), quota: null });
});

test("a quota is set, changed and taken away, each recorded with before and after", async () => {
  const given = await givenWorkspace();
  const ctx = admin(given);
  await setQuota(ctx, SetQuota.parse({ calls: 10 }));
  await setQuota(ctx, { calls: 10, refuses: true });
  expect((await setQuota(ctx, { calls: 20, refuses: false })).quota).toEqual({ calls: 20, refuses: false });
  expect((await clearQuota(ctx)).quota).toBeNull();
  await clearQuota(ctx);
  const events = await db().auditEvent.findMany({
    where: { workspaceId: given.workspace.id },
    orderBy: { sequence: "asc" },
  });
  expect(events.map(({ event, before, after }) => [event, JSON.parse(before).calls, JSON.parse(after).calls])).toEqual([
    ["quota.set", null, 10],
    ["quota.set", 10, 20],
    ["quota.cleared", 20, null],
  ]);
});

test("a quota of one workspace is none of another's", async () => {
  const [given, other] = [await givenWorkspace(), await givenWorkspace("Other")];
  await setQuota(admin(given), { calls: 1, refuses: true });
  await clearQuota(admin(other));
  expect((await use(given)).quota).toEqual({ calls: 1, refuses: true });
  expect(await quotaStanding(other.workspace.id, now.getTime())).toBeNull();
});

test("what is used counts at once, written or not, and what another process wrote within seconds", async () => {
  const given = await givenWorkspace();
  await setQuota(admin(given), { calls: 5, refuses: true });
  const standing = async (after: number) => {
    const { remaining, exceeded } = (await quotaStanding(given.workspace.id, now.getTime() + after)) ?? {};
    return [remaining, exceeded];
  };
  expect(await standing(0)).toEqual([5, false]);
  call(given, 2);
  expect(await standing(10)).toEqual([3, false]);
  await flushEvidence();
  expect(await standing(20), "written, not read anew").toEqual([3, false]);
  expect(await standing(3_000), "read anew").toEqual([3, false]);
  await db().monthlyUsage.updateMany({ where: { workspaceId: given.workspace.id }, data: { calls: { increment: 3 } } });
  expect(await standing(6_000)).toEqual([0, true]);
  const next = Date.parse("2026-12-01T00:00:00.000Z");
  expect((await quotaStanding(given.workspace.id, next))?.remaining, "the month after").toBe(5);
});

test("a quota that only tells refuses nothing", async () => {
  const given = await givenWorkspace();
  await setQuota(admin(given), { calls: 1, refuses: false });
  call(given, 2);
  expect(await quotaStanding(given.workspace.id, now.getTime())).toBeNull();
});

test("80 % and 100 % are told once each, also when two instances tell at the same moment", async () => {
  const given = await givenWorkspace();
  await setQuota(admin(given), { calls: 10, refuses: true });
  call(given, 7);
  await flushEvidence();
  await tellQuota(now);
  expect(await toldTo(given)).toEqual([]);
  call(given, 1);
  await flushEvidence();
  expect(await isQuotaNoticeDue(now)).toBe(true);
  await Promise.all([tellQuota(now), tellQuota(now), tellQuota(now)]);
  expect(await toldTo(given)).toEqual([80]);
  call(given, 5);
  await flushEvidence();
  await Promise.all([tellQuota(now), tellQuota(now)]);
  expect(await toldTo(given)).toEqual([80, 100]);
  expect(await isQuotaNoticeDue(now)).toBe(false);
});

test("a higher quota of the same month is told anew", async () => {
  const given = await givenWorkspace();
  await setQuota(admin(given), { calls: 10, refuses: true });
  call(given, 10);
  await flushEvidence();
  await tellQuota(now);
  await setQuota(admin(given), { calls: 12, refuses: true });
  await tellQuota(now);
  expect(await toldTo(given)).toEqual([80, 80, 100]);
});

test("months are forgotten after two years", async () => {
  const given = await givenWorkspace();
  const where = { workspaceId: given.workspace.id };
  for (const old of ["2024-11", "2024-12"]) countThisMonth(given.workspace.id, old);
  await flushEvidence();
  await forgetOldEvidence(now.getTime());
  expect((await db().monthlyUsage.findMany({ where })).map((row) => row.month)).toEqual(["2024-12"]);
});

test.each([{ calls: 0 }, { calls: 1.5 }, { calls: 2_000_000_001 }, { calls: "10" }, { calls: 1, extra: 1 }])(
  "%j is refused",
  (wrong) => expect(SetQuota.safeParse(wrong).success).toBe(false),
);
