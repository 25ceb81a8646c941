import { expect, test } from "vitest";
import { permissionNames, reach } from "../access/permissions";
import { roleNames } from "../access/roles";
import { givenWorkspace } from "../db/testing/given";
import { asMember, asSystem } from "./command-line";
import type { Ctx } from "./ctx";

test("the command line reaches any row in any workspace", async () => {
  const { workspace } = await givenWorkspace();
  const ctx = await asSystem(workspace.slug, "owners:manage");
  expect(ctx).toMatchObject({ workspace, reach: "any", actor: { type: "system", id: "cli", name: "Command line" } });
  await expect(asSystem("nowhere", "owners:manage")).rejects.toMatchObject({ code: "not_found" });
});

test("in a member's name it has the member's rights and no more", async () => {
  const { workspace, members } = await givenWorkspace();
  for (const role of roleNames) {
    for (const permission of permissionNames) {
      const ctx = asMember(workspace.slug, permission, members[role].email.toUpperCase());
      const far = reach(role, permission);
      if (far === "none") await expect(ctx).rejects.toMatchObject({ code: "forbidden" });
      else expect(await ctx).toMatchObject({ reach: far, actor: { type: "user", id: members[role].id, role } });
    }
  }
});

test("a member of another workspace has no name here", async () => {
  const [given, other] = [await givenWorkspace(), await givenWorkspace("Other")];
  const ctx = asMember(given.workspace.slug, "api_keys:read", other.members.owner.email);
  await expect(ctx).rejects.toMatchObject({ code: "not_found" });
});

test("a context proves the permission that was asked for and no other", async () => {
  const { workspace } = await givenWorkspace();
  const manage = (ctx: Ctx<"policy:manage">) => ctx.workspace.slug;
  expect(manage(await asSystem(workspace.slug, "policy:manage"))).toBe(workspace.slug);
  // @ts-expect-error: this one proves less than what is needed.
  manage(await asSystem(workspace.slug, "policy:read"));
});
