import { expect, test } from "vitest";
import { roleNames } from "../../access/roles";
import { db } from "../client";
import { givenWorkspace } from "./given";

test("a given workspace has one member of each role", async () => {
  const given = await givenWorkspace();
  const members = await db().membership.findMany({ where: { workspaceId: given.workspace.id } });
  expect(members.map((member) => member.role).sort()).toEqual([...roleNames].sort());
});

test("a context is given only to a role that holds the permission", async () => {
  const given = await givenWorkspace();
  expect(given.ctx("developer", "api_keys:revoke").reach).toBe("own");
  expect(given.ctx("admin", "api_keys:revoke").reach).toBe("any");
  expect(() => given.ctx("agent", "members:manage")).toThrow("does not hold");
});
