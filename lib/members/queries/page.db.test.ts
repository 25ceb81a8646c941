import { expect, test } from "vitest";
import { startSession } from "../../auth/session";
import { givenMember, givenWorkspace } from "../../db/testing/given";
import { defaultMemberQuery } from "../list-query";
import { memberPage } from "./page";

test("members are found by name, address and role, in the order that was asked for", async () => {
  const given = await givenWorkspace();
  await givenWorkspace("Other");
  await givenMember(given.workspace.id, "agent");
  const ctx = given.ctx("read_only_admin", "members:read");
  const roles = async (change: object) =>
    (await memberPage(ctx, { ...defaultMemberQuery, ...change })).rows.map(({ role }) => role);
  expect(await roles({})).toEqual(["owner", "admin", "read_only_admin", "developer", "agent", "agent"]);
  expect((await roles({ sort: { column: "role", descending: true } }))[0]).toBe("agent");
  expect(await roles({ role: "agent" })).toEqual(["agent", "agent"]);
  expect(await roles({ q: given.members.developer.email.slice(0, 20).toUpperCase() })).toEqual(["developer"]);
  expect(await roles({ q: "nobody" })).toEqual([]);
});

test("a member's last visit is the latest of their sessions", async () => {
  const given = await givenWorkspace();
  const { id } = given.members.agent;
  const [early, late] = [new Date("2026-11-01T10:00:00Z"), new Date("2026-11-02T10:00:00Z")];
  for (const at of [late, early])
    await startSession({ id, passwordHash: "no password" }, { ip: "", userAgent: "" }, at);
  const { rows } = await memberPage(given.ctx("owner", "members:read"), defaultMemberQuery);
  expect(rows.find((row) => row.id === id)).toMatchObject({ seenAt: late, liveKeys: 0 });
  expect(rows.find((row) => row.role === "owner")).toMatchObject({ seenAt: null });
});
