import { beforeEach, expect, test } from "vitest";
import { db } from "../db/client";
import { givenWorkspace } from "../db/testing/given";
import { absoluteLife, findSession, idleLife, sessionIdOf, startSession } from "./session";
import { endOneSession, endOtherSessions, listSessions } from "./sessions";

const userAgent = "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0";
const start = async (id: string, ip: string, at?: Date) =>
  (await startSession({ id, passwordHash: "no password" }, { ip, userAgent }, at)) ?? "";

let here: string;
let there: string;
let stranger: string;
let person: Parameters<typeof listSessions>[0];

beforeEach(async () => {
  const { members } = await givenWorkspace();
  here = await start(members.agent.id, "203.0.113.1", new Date(Date.now() - 3_600_000));
  there = await start(members.agent.id, "203.0.113.2");
  stranger = await start(members.admin.id, "203.0.113.3");
  person = { id: members.agent.id, sessionId: sessionIdOf(here), now: new Date() };
});

test("the table holds no token, so a copy of it opens nothing", async () => {
  const rows = await db().session.findMany({ where: { userId: person.id } });
  expect(rows).toHaveLength(2);
  expect(JSON.stringify(rows)).not.toContain(here);
  expect(await findSession(sessionIdOf(here))).toBeNull();
});

test("a session ends 12 hours after it was last seen, and 7 days after it began, however busy it is", async () => {
  const began = Date.now();
  const token = await start(person.id, "203.0.113.5", new Date(began));
  const [hour, minute] = [3_600_000, 60_000];
  expect([idleLife, absoluteLife]).toEqual([12 * hour, 7 * 24 * hour]);
  expect(await findSession(await start(person.id, "203.0.113.6", new Date(began)), began + 12 * hour)).toBeNull();
  let seen = began;
  for (; seen < began + absoluteLife; seen += 11 * hour) {
    expect(await findSession(token, seen), `${(seen - began) / hour} hours later`).not.toBeNull();
  }
  expect(await findSession(token, began + absoluteLife - minute)).not.toBeNull();
  expect(await findSession(token, began + absoluteLife)).toBeNull();
});

test("a person sees their own sessions, this one first, without those that are over", async () => {
  await start(person.id, "203.0.113.4", new Date(Date.now() - idleLife - 1_000));
  const listed = await listSessions(person);
  expect(listed.map(({ ip, current, device }) => ({ ip, current, device }))).toEqual([
    { ip: "203.0.113.1", current: true, device: "Firefox on Linux" },
    { ip: "203.0.113.2", current: false, device: "Firefox on Linux" },
  ]);
});

test("ending a session ends it at once, once, and nobody else's can be ended", async () => {
  await endOneSession(person, { id: sessionIdOf(there) });
  expect(await findSession(there)).toBeNull();
  await expect(endOneSession(person, { id: sessionIdOf(there) })).rejects.toMatchObject({ code: "not_found" });
  await expect(endOneSession(person, { id: sessionIdOf(stranger) })).rejects.toMatchObject({ code: "not_found" });
  expect(await findSession(stranger)).not.toBeNull();
});

test("ending all others leaves this one and other people's", async () => {
  expect(await endOtherSessions(person)).toEqual({ ended: 1 });
  expect(await findSession(there)).toBeNull();
  expect(await findSession(here)).not.toBeNull();
  expect(await findSession(stranger)).not.toBeNull();
});
