import { expect, test } from "vitest";
import { findSession, idleLife, startSession } from "../auth/session";
import { db } from "./client";
import { keepTime, noteTime } from "./latest-time";
import { givenWorkspace } from "./testing/given";

const hour = 3_600_000;

test("the latest time never goes back, whoever notes another one", async () => {
  const now = Date.now();
  await Promise.all([now, now + 2 * hour, now + hour].map((at) => noteTime(new Date(at))));
  await keepTime(new Date(now - hour));
  expect(await db().clock.findMany()).toEqual([{ id: "clock", latestAt: new Date(now + 2 * hour) }]);
});

test("a session that has ended does not live again when the clock is set back", async () => {
  const { members } = await givenWorkspace();
  const user = await db().user.findUniqueOrThrow({ where: { id: members.owner.id } });
  const now = Date.now();
  const token = (await startSession(user, { ip: "", userAgent: "" }, new Date(now))) ?? "";
  expect(await findSession(token, now)).not.toBeNull();
  await keepTime(new Date(now + idleLife));
  expect(await findSession(token, now)).toBeNull();
});
