import { randomInt } from "node:crypto";
import { expect, test, vi } from "vitest";
import type { Role } from "../../lib/access/roles";
import { createApiKey } from "../../lib/api-keys/commands/create";
import { revokeApiKey } from "../../lib/api-keys/commands/revoke";
import { refusalThreshold } from "../../lib/api-keys/commands/tell-refusals";
import { CreateApiKey } from "../../lib/api-keys/schema";
import { db } from "../../lib/db/client";
import { type GivenWorkspace, givenWorkspace } from "../../lib/db/testing/given";
import { validate } from "../../lib/entry/validate";
import { requestAccess } from "../../lib/members/commands/access-request";
import { type NoticeKind, noticeKindNames, noticeKinds } from "../../lib/notify/kinds";
import { givenWebhookRow } from "../../lib/webhooks/testing/given-webhook";
import { ApiClient } from "../fixtures/api-client";
import { isLong, report, rounds } from "./fixtures/ledger";
import { type MailServer, startMailServer } from "./fixtures/mail-server";
import { Instance } from "./fixtures/processes";

vi.setConfig({ testTimeout: 1_800_000 });

const hour = 3_600_000;
/** Keys of each kind: enough for a job to be killed in the middle of them. */
const many = 30;

/** A developer's key that was made so long ago. */
async function givenKey(given: GivenWorkspace, name: string, hoursAgo: number, life: number | null) {
  const ctx = { ...given.ctx("developer", "api_keys:create"), now: new Date(Date.now() - hoursAgo * hour) };
  const expiry = life === null ? {} : { expiry: { kind: "hours", hours: life } };
  return createApiKey(ctx, validate(CreateApiKey, { name, scopes: ["tickets:read"], ...expiry }));
}

/** What is to be told: by the jobs, except what is told when it happens. Returns how many notices of each kind. */
async function givenOccasions(given: GivenWorkspace): Promise<Record<NoticeKind, number>> {
  const series = async (count: number, title: string, hoursAgo: number, life: number | null) => {
    const keys = [];
    for (let index = 0; index < count; index++) keys.push(await givenKey(given, `${title} ${index}`, hoursAgo, life));
    return keys;
  };
  await series(many, "Expiring", 71, 72);
  await series(many, "Expired", 73, 72);
  await series(5, "Idle", 91 * 24, null);
  await series(1, "Young", 0, 72);
  const refused = await series(5, "Refused", 1, null);
  const start = new Date(Math.floor(Date.now() / hour) * hour);
  await db().apiKeyUsage.createMany({
    data: refused.map(({ id }) => ({
      ...{ apiKeyId: id, hour: start, route: "GET /tickets", ip: "192.0.2.1", allowed: 0 },
      refused: refusalThreshold,
    })),
  });
  const [revoked] = await series(1, "Revoked", 1, null);
  await revokeApiKey(given.ctx("admin", "api_keys:revoke"), { id: revoked?.id ?? "" });
  await requestAccess(given.ctx("developer", "api_keys:read"), { wanted: "members:read" });
  // Used up by now, so both of its notices are due.
  const { id: workspaceId } = given.workspace;
  const month = new Date().toISOString().slice(0, 7);
  await db().monthlyUsage.create({ data: { workspaceId, month, calls: 100 } });
  await db().monthlyQuota.create({ data: { workspaceId, calls: 100, refuses: false, createdAt: new Date() } });
  // Keys of long ago told of themselves by mails of long ago, which would be forgotten as soon as they are sent.
  await db().mailOutbox.updateMany({ data: { createdAt: new Date() } });
  await givenWebhookRow(given, { failingSince: new Date(Date.now() - 73 * hour) });
  return {
    "api_key.created": 2 * many + 13,
    "api_key.revoked": 1,
    "api_key.expiring": many,
    "api_key.expired": many,
    "api_key.idle": 5,
    "api_key.refused": 5,
    "member.access_requested": 1,
    "api_key.exposed": 1,
    "quota.used": 2,
    "webhook.failing": 1,
    "webhook.disabled": 1,
  };
}

/** As if the minutes had gone by after which the work of a killed process is taken up. */
async function letClaimsRunOut(): Promise<void> {
  const past = new Date(Date.now() - 1);
  await db().job.updateMany({ where: { leaseOwner: { not: null } }, data: { leaseUntil: past } });
  await db().mailOutbox.updateMany({ where: { sentAt: null, attempts: { gt: 0 } }, data: { dueAt: past } });
}

async function toldSoFar({ workspace }: GivenWorkspace): Promise<Record<string, number>> {
  const rows = await db().notice.groupBy({ by: ["kind"], where: { workspaceId: workspace.id }, _count: true });
  return Object.fromEntries(rows.map(({ kind, _count }) => [kind, _count]));
}

const until = (condition: () => Promise<boolean> | boolean) =>
  vi.waitUntil(condition, { timeout: 90_000, interval: 3 });
const tellsOf = (kind: NoticeKind) => async (given: GivenWorkspace, _mail: MailServer, seen: number) =>
  ((await toldSoFar(given))[kind] ?? 0) >= seen;

/** The moments at which both processes are killed: in the middle of telling, and of sending. */
const moments = [
  tellsOf("api_key.expiring"),
  async (_given: GivenWorkspace, { received }: MailServer, seen: number) => received.size >= seen,
];

test("every kind of notice is told once to each member, with two processes that are killed at work", async () => {
  const ledger = { rounds: 0, faults: 0, acknowledged: 0, lost: 0, "mails sent again": 0 };
  for (let round = 0; round < rounds(1, 10); round++) {
    const given = await givenWorkspace();
    const expected = await givenOccasions(given);
    const mail = await startMailServer();
    const settings = { SMTP_URL: mail.url };
    await db().job.deleteMany();
    // One of them, by chance, when it has to be quick.
    const chosen = isLong ? moments : moments.slice(randomInt(moments.length)).slice(0, 1);
    for (const moment of chosen) {
      const instances = await Instance.many(2, settings);
      const seen = randomInt(1, many - 5);
      await until(() => moment(given, mail, seen));
      await Promise.all(instances.map((instance) => instance.kill()));
      await letClaimsRunOut();
      ledger.faults += instances.length;
    }
    const instances = await Instance.many(2, settings);
    const leaked = await givenKey(given, "Leaked", 0, null);
    await Promise.all(
      [0, 1, 0, 1].map((index) => new ApiClient(instances[index]?.url ?? "", null).post("/leaks", { key: leaked.key })),
    );
    await until(async () => {
      const told = await toldSoFar(given);
      return noticeKindNames.every((kind) => (told[kind] ?? 0) >= expected[kind]);
    });
    await until(async () => (await db().mailOutbox.count({ where: { dueAt: { not: null } } })) === 0);
    await Promise.all(instances.map((instance) => instance.terminate()));

    expect(await toldSoFar(given), `round ${round}`).toEqual(expected);
    const recipients = await db().noticeRecipient.count({ where: { workspaceId: given.workspace.id } });
    expect(recipients).toBe(sumOf(expected, "inConsole"));
    const letters = await db().mailOutbox.findMany({ where: { createdAt: { gte: new Date(0) } } });
    expect(letters.length).toBe(sumOf(expected, "byMail"));
    expect(letters.filter(({ sentAt }) => sentAt === null)).toEqual([]);
    const lost = letters.filter(({ id }) => !mail.received.has(id));
    expect(lost).toEqual([]);
    const again = [...mail.received.values()].reduce((sum, times) => sum + times - 1, 0);
    // One message that each killed process had in hand: the server had it, and nobody could note that any more.
    expect(again).toBeLessThanOrEqual(chosen.length * 2);
    await db().mailOutbox.deleteMany();
    ledger.rounds += 1;
    ledger.acknowledged += recipients + letters.length;
    ledger.lost += lost.length;
    ledger["mails sent again"] += again;
  }
  report("notices", ledger);
});

/** How many notices go to members, each kind as often as was expected: as the table says of a developer's keys. */
function sumOf(expected: Record<NoticeKind, number>, channel: "inConsole" | "byMail"): number {
  const managers: Role[] = ["owner", "admin"];
  return noticeKindNames.reduce((sum, kind) => {
    const { owner, managers: theirs } = noticeKinds[kind];
    const each = (owner?.[channel] ? 1 : 0) + (theirs?.[channel] ? managers.length : 0);
    return sum + each * expected[kind];
  }, 0);
}
