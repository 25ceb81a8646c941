import { randomBytes } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { composeKey, publicIdOf, randomKeyParts } from "../../access/key-format";
import { db } from "../../db/client";
import { type GivenWorkspace, givenWorkspace } from "../../db/testing/given";
import { validate } from "../../entry/validate";
import { LeakReport } from "../leak-report";
import { CreateApiKey } from "../schema";
import { createApiKey } from "./create";
import { disableApiKey } from "./pause";
import { reportLeak } from "./report-leak";
import { revokeApiKey } from "./revoke";

beforeEach(async () => void (await db().mailOutbox.deleteMany()));

/** What the public door gives to somebody without a key. */
const stranger = (given: GivenWorkspace) => ({
  ...given.systemCtx("api_keys:read"),
  workspace: { id: "", slug: "", name: "" },
});
const report = (given: GivenWorkspace, key: string, found_at = "https://paste.example/1") =>
  reportLeak(stranger(given), validate(LeakReport, { key, found_at }));

async function givenKey(given: GivenWorkspace, life?: number) {
  const ctx = given.ctx("developer", "api_keys:create");
  const made = { ...ctx, now: life ? new Date(Date.now() - 2 * life * 3_600_000) : ctx.now };
  const expiry = life ? { expiry: { kind: "hours", hours: life } } : {};
  const input = validate(CreateApiKey, { name: "Zapier", scopes: ["tickets:read"], ...expiry });
  const { id, key } = await createApiKey(made, input);
  return { id, key: key ?? "" };
}

async function told({ workspace }: GivenWorkspace) {
  const where = { workspaceId: workspace.id };
  const events = await db().auditEvent.findMany({ where, orderBy: { sequence: "asc" } });
  const notices = await db().notice.findMany({ where: { ...where, kind: "api_key.exposed" } });
  const mails = await db().mailOutbox.count({ where: { subject: { contains: "was reported as leaked" } } });
  return { events: events.map(({ event }) => event), notices: notices.length, mails };
}

test("a key that many report at the same moment is revoked once, and told once to each", async () => {
  const given = await givenWorkspace();
  const { id, key } = await givenKey(given);
  await Promise.all(Array.from({ length: 20 }, (_, index) => report(given, key, `https://paste.example/${index}`)));
  expect((await db().apiKey.findUniqueOrThrow({ where: { id } })).revokedAt).not.toBeNull();
  expect(await told(given)).toEqual({
    events: ["api_key.created", "api_key.exposed", "api_key.revoked"],
    notices: 1,
    // The key's owner, the workspace's Owner and its Admin.
    mails: 3,
  });
});

test("a key that is over already is told of as well, and stays as it ended", async () => {
  const given = await givenWorkspace();
  const { id, key } = await givenKey(given);
  await revokeApiKey(given.ctx("developer", "api_keys:revoke"), { id });
  const before = await db().apiKey.findUniqueOrThrow({ where: { id } });
  await report(given, key);
  await report(given, key);
  expect(await db().apiKey.findUniqueOrThrow({ where: { id } })).toEqual(before);
  expect(await told(given)).toMatchObject({ notices: 1, mails: 3 });
});

test("an expired and a disabled key are revoked by a report", async () => {
  const given = await givenWorkspace();
  const expired = await givenKey(given, 1);
  await report(given, expired.key);
  const disabled = await givenKey(given);
  await disableApiKey(given.ctx("admin", "api_keys:revoke"), disabled);
  await report(given, ` ${disabled.key}\n`);
  for (const { id } of [expired, disabled]) {
    expect((await db().apiKey.findUniqueOrThrow({ where: { id } })).revokedAt).not.toBeNull();
  }
});

test("what is no key of ours changes nothing: an unknown one, another secret, part of a key, the database's digest", async () => {
  const given = await givenWorkspace();
  const { id, key } = await givenKey(given);
  const before = await db().apiKey.findUniqueOrThrow({ where: { id } });
  const { publicId, secret } = randomKeyParts(randomBytes);
  const texts = [
    composeKey(publicId, secret),
    composeKey(publicIdOf(key) ?? "", secret),
    key.slice(0, 18),
    key.slice(0, -1),
    `${key}x`,
    before.digest,
    "x",
  ];
  for (const text of texts) await report(given, text);
  expect(await db().apiKey.findUniqueOrThrow({ where: { id } })).toEqual(before);
  expect(await told(given)).toEqual({ events: ["api_key.created"], notices: 0, mails: 0 });
});

test("where it was found is kept without the key that it may contain", async () => {
  const given = await givenWorkspace();
  const { key } = await givenKey(given);
  await report(given, key, `https://paste.example/?k=${key}`);
  const rows = [await db().notice.findMany(), await db().apiKeyExposure.findMany(), await db().auditEvent.findMany()];
  expect(JSON.stringify(rows)).toContain("https://paste.example/?k=lk_live_");
  expect(JSON.stringify(rows)).not.toContain(key);
});
