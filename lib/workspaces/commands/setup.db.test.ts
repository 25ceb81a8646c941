import { expect, test } from "vitest";
import { db } from "../../db/client";
import { newId } from "../../id";
import { setupIsOpen } from "../queries";
import type { CreateFirstWorkspace } from "../schema";
import { createFirstWorkspace } from "./create";

const arrival = () => ({ requestId: newId("req"), clientIp: "198.51.100.9", now: new Date() });
const input = (n: number): CreateFirstWorkspace => ({
  workspaceName: "Acme",
  name: `Ada ${n}`,
  email: `ada-${n}@acme.test`,
  password: "violet teapot 91 canyon",
});

// One story on one empty database, in order.
test("of those who set an empty installation up at the same moment, one becomes its owner", async () => {
  expect(await setupIsOpen()).toBe(true);
  const results = await Promise.allSettled([1, 2, 3, 4, 5, 6].map((n) => createFirstWorkspace(arrival(), input(n))));
  const made = results.filter((result) => result.status === "fulfilled");
  expect(made).toHaveLength(1);
  expect(made[0]?.value).toMatchObject({ slug: "acme", name: "Acme" });
  for (const result of results) {
    if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "forbidden" });
  }
  expect(await db().user.count()).toBe(1);
  expect(await db().workspace.count()).toBe(1);
  expect(await db().membership.findMany({ select: { role: true } })).toEqual([{ role: "owner" }]);
});

test("setting up records who did it, and never the password", async () => {
  const events = await db().auditEvent.findMany({ orderBy: { sequence: "asc" } });
  expect(events.map(({ event, actorName }) => [event, actorName])).toEqual([
    ["workspace.created", expect.stringMatching(/^Ada \d$/)],
    ["member.added", expect.stringMatching(/^Ada \d$/)],
  ]);
  expect(JSON.stringify(events)).not.toMatch(/teapot|\$2b\$/);
});

test("an installation that has been set up cannot be set up again", async () => {
  expect(await setupIsOpen()).toBe(false);
  await expect(createFirstWorkspace(arrival(), input(9))).rejects.toMatchObject({ code: "forbidden" });
  expect(await db().user.count()).toBe(1);
});
