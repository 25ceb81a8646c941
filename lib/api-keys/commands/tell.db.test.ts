import { beforeEach, expect, test } from "vitest";
import { db } from "../../db/client";
import { type GivenWorkspace, givenWorkspace } from "../../db/testing/given";
import { validate } from "../../entry/validate";
import { CreateApiKey } from "../schema";
import { createApiKey } from "./create";
import { deleteApiKey } from "./delete";
import { revokeApiKey } from "./revoke";
import { isExpiryDue, tellExpiry } from "./tell-expiry";
import { tellIdle } from "./tell-idle";
import { refusalThreshold, tellRefusals } from "./tell-refusals";

const hour = 3_600_000;
const day = 24 * hour;

let given: GivenWorkspace;
beforeEach(async () => {
  // The jobs look at every workspace: what another test left must not be told here.
  await db().apiKey.updateMany({ data: { noticeAt: null, revokedAt: new Date() } });
  await db().apiKeyUsage.deleteMany();
  given = await givenWorkspace();
});

type Role = Parameters<GivenWorkspace["ctx"]>[0];

const givenKey = (hours: number | null, role: Role = "developer", name = "Zapier") =>
  createApiKey(
    given.ctx(role, "api_keys:create"),
    validate(CreateApiKey, {
      name,
      scopes: ["tickets:read"],
      ...(hours === null ? {} : { expiry: { kind: "hours", hours } }),
    }),
  );

const told = async () => {
  const rows = await db().notice.findMany({ where: { workspaceId: given.workspace.id }, orderBy: { id: "asc" } });
  return rows.filter(({ kind }) => kind !== "api_key.created").map(({ kind, occasion }) => [kind, occasion]);
};
const hasRead = async (kind: string) => {
  const rows = await db().noticeRecipient.findMany({
    where: { workspaceId: given.workspace.id, notice: { kind } },
    select: { readAt: true, user: { select: { email: true } } },
  });
  return Object.fromEntries(rows.map(({ user, readAt }) => [user.email, readAt !== null]));
};
const mailed = async (kind: RegExp) => {
  const rows = await db().mailOutbox.findMany({ where: { subject: { startsWith: "[Acme] " } } });
  return rows.filter(({ subject }) => kind.test(subject)).map(({ to }) => to);
};
const emailsOf = (...roles: Role[]) => roles.map((role) => given.members[role].email).sort();

/** Two instances that look at the same moment, as often as it takes to have told everything. */
async function twoInstancesTell(now: Date) {
  const loop = async () => {
    while ((await isExpiryDue(now)) && (await tellExpiry(now)) > 0);
  };
  await Promise.all([loop(), loop()]);
}

test("a created key is told to its owner and those who may revoke it, by mail with a link that does", async () => {
  const { id } = await givenKey(null);
  const { owner, admin, developer } = given.members;
  expect(await hasRead("api_key.created")).toEqual({
    [owner.email]: false,
    [admin.email]: false,
    // Their own doing: in their list, but not as news.
    [developer.email]: true,
  });
  const mails = await db().mailOutbox.findMany({ where: { subject: { contains: "created the key Zapier" } } });
  const mine = mails.filter(({ to }) => emailsOf("owner", "admin", "developer").includes(to));
  expect(mine).toHaveLength(3);
  for (const { text } of mine) {
    expect(text).toContain(`/${given.workspace.slug}/settings/api-keys?revoke=${id}`);
    expect(text).toContain(`/${given.workspace.slug}/notices/preferences`);
  }
});

test("a revoked key is told to its owner when somebody else did it, and not when they did", async () => {
  const [theirs, deleted, own] = [
    await givenKey(null),
    await givenKey(null, "developer", "B"),
    await givenKey(null, "developer", "C"),
  ];
  await revokeApiKey(given.ctx("admin", "api_keys:revoke"), theirs);
  await deleteApiKey(given.ctx("admin", "api_keys:revoke"), theirs);
  await deleteApiKey(given.ctx("admin", "api_keys:revoke"), deleted);
  await revokeApiKey(given.ctx("developer", "api_keys:revoke"), own);
  expect(await told()).toEqual([
    ["api_key.revoked", ""],
    ["api_key.revoked", ""],
  ]);
  expect(await hasRead("api_key.revoked")).toEqual({ [given.members.developer.email]: false });
  expect(await mailed(/revoked your key Zapier$/)).toEqual(emailsOf("developer"));
  expect(await mailed(/deleted your key B$/)).toEqual(emailsOf("developer"));
});

test("a 72 h key warns at 18 h and 3.6 h, then says that it expired, each once, with two instances", async () => {
  const { createdAt } = await givenKey(72);
  const at = (hours: number) => new Date(Date.parse(createdAt) + hours * hour);
  const expected: string[][] = [];
  for (const [hours, more] of [
    [0, null],
    [53.9, null],
    [54, ["api_key.expiring", "25"]],
    [60, null],
    [68.4, ["api_key.expiring", "5"]],
    [71.9, null],
    [72, ["api_key.expired", ""]],
    [100, null],
  ] as const) {
    if (more) expected.push([...more]);
    await twoInstancesTell(at(hours));
    expect(await told(), `${hours} h`).toEqual(expected);
  }
  expect(await mailed(/Zapier (expires|has expired)/)).toEqual(Array(3).fill(given.members.developer.email));
  expect(Object.keys(await hasRead("api_key.expired")).sort()).toEqual(emailsOf("owner", "admin", "developer"));
});

test("a key of one hour only says that it expired", async () => {
  const { createdAt } = await givenKey(1);
  for (const minutes of [0, 30, 59, 61]) await twoInstancesTell(new Date(Date.parse(createdAt) + minutes * 60_000));
  expect(await told()).toEqual([["api_key.expired", ""]]);
});

test("what happened while the server was away is told once, as it stands; what is long past is not", async () => {
  const { createdAt } = await givenKey(720);
  const { createdAt: forgotten } = await givenKey(24, "developer", "Forgotten");
  expect(Date.parse(forgotten)).toBeGreaterThanOrEqual(Date.parse(createdAt));
  await twoInstancesTell(new Date(Date.parse(createdAt) + 719 * hour));
  expect((await told()).sort()).toEqual([
    ["api_key.expired", ""],
    ["api_key.expiring", "5"],
  ]);
  await givenKey(24, "developer", "Ancient");
  await twoInstancesTell(new Date(Date.now() + 45 * day));
  expect(await told()).toHaveLength(3);
});

test("a revoked key's end is told to nobody", async () => {
  const key = await givenKey(72);
  await revokeApiKey(given.ctx("developer", "api_keys:revoke"), key);
  await twoInstancesTell(new Date(Date.now() + 73 * hour));
  expect(await told()).toEqual([]);
  expect(await isExpiryDue(new Date(Date.now() + 99 * day))).toBe(false);
});

test("a key that nobody uses for 90 days is told once, and again after it was used and left once more", async () => {
  const { id, createdAt } = await givenKey(null);
  await givenKey(24, "developer", "Over by then");
  const at = (days: number) => new Date(Date.parse(createdAt) + days * day + 60_000);
  const tell = (days: number) => Promise.all([tellIdle(at(days)), tellIdle(at(days))]);
  await tell(89);
  expect(await told()).toEqual([]);
  await tell(90);
  await tell(91);
  expect(await told()).toEqual([["api_key.idle", ""]]);
  await db().apiKey.update({ where: { id }, data: { lastUsedAt: at(100) } });
  await tell(189);
  expect(await told()).toHaveLength(1);
  await tell(191);
  await tell(192);
  expect(await told()).toEqual([
    ["api_key.idle", ""],
    ["api_key.idle", at(100).toISOString()],
  ]);
});

test("a key that is refused in numbers is told once a day", async () => {
  const { id } = await givenKey(null);
  const now = new Date("2026-11-21T10:30:00Z");
  const count = (refused: number, ip: string) =>
    db().apiKeyUsage.create({
      data: { apiKeyId: id, hour: new Date("2026-11-21T10:00:00Z"), route: "GET /tickets", ip, allowed: 9, refused },
    });
  const tell = (at: Date) => Promise.all([tellRefusals(at), tellRefusals(at)]);
  await count(refusalThreshold - 1, "192.0.2.1");
  await tell(now);
  expect(await told()).toEqual([]);
  await count(1, "192.0.2.2");
  await tell(now);
  await tell(new Date("2026-11-21T11:30:00Z"));
  expect(await told()).toEqual([["api_key.refused", "2026-11-21"]]);
  expect(await mailed(/100 calls of the key Zapier were refused/)).toEqual(emailsOf("developer"));
  await tell(new Date("2026-11-22T10:30:00Z"));
  expect(await told()).toHaveLength(1);
});

test("refusals that were told before midnight are not told again after it, later ones are", async () => {
  const { id } = await givenKey(null);
  const count = (start: string, ip: string) =>
    db().apiKeyUsage.create({
      data: { apiKeyId: id, hour: new Date(start), route: "GET /tickets", ip, allowed: 0, refused: refusalThreshold },
    });
  await count("2026-11-21T23:00:00Z", "192.0.2.1");
  await tellRefusals(new Date("2026-11-21T23:50:00Z"));
  await tellRefusals(new Date("2026-11-22T00:01:00Z"));
  await tellRefusals(new Date("2026-11-22T00:59:00Z"));
  expect(await told()).toEqual([["api_key.refused", "2026-11-21"]]);
  await count("2026-11-22T03:00:00Z", "192.0.2.1");
  await tellRefusals(new Date("2026-11-22T03:10:00Z"));
  expect(await told()).toEqual([
    ["api_key.refused", "2026-11-21"],
    ["api_key.refused", "2026-11-22"],
  ]);
});

test("a member is told as they chose", async () => {
  const { admin, owner, developer } = given.members;
  const choose = (userId: string, inConsole: boolean, byMail: boolean) =>
    db().noticePreference.create({
      data: { workspaceId: given.workspace.id, userId, kind: "api_key.created", inConsole, byMail },
    });
  await choose(admin.id, false, false);
  await choose(owner.id, true, false);
  await choose(developer.id, false, true);
  await givenKey(null);
  expect(Object.keys(await hasRead("api_key.created"))).toEqual([owner.email]);
  expect(
    (await mailed(/created the key Zapier/)).filter((to) => [admin, owner, developer].some((m) => m.email === to)),
  ).toEqual([developer.email]);
});

test("an owner who has left the workspace is told nothing", async () => {
  const key = await givenKey(null);
  await db().membership.delete({ where: { id: given.members.developer.membershipId } });
  await revokeApiKey(given.ctx("admin", "api_keys:revoke"), key);
  expect(await hasRead("api_key.revoked")).toEqual({});
});
