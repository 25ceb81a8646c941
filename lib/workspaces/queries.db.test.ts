import { expect, test } from "vitest";
import { givenMember, givenWorkspace } from "../db/testing/given";
import { adminsOf } from "./queries";

test("an Agent is told who manages members: owners first, then admins, nobody else and nobody of another workspace", async () => {
  const given = await givenWorkspace();
  await givenMember((await givenWorkspace()).workspace.id, "owner");
  const second = await givenMember(given.workspace.id, "owner");
  const admins = await adminsOf(given.ctx("agent", "api_keys:read"));
  expect(admins.map(({ role }) => role)).toEqual(["owner", "owner", "admin"]);
  expect(new Set(admins.map(({ id }) => id))).toEqual(
    new Set([given.members.owner.id, second.id, given.members.admin.id]),
  );
});
