import type { Role } from "../../lib/access/roles";
import { scopeNames } from "../../lib/access/scopes";
import { expect, test } from "../fixtures/test";
import { ApiKeysPage } from "../pages/api-keys-page";

/** The table of rights as the product describes it, written down once more on purpose: not read from the code. */
const rights: Record<
  Role,
  { sees: "all" | "own"; grants: (scope: string) => boolean; changes: "any" | "own" | "none" }
> = {
  owner: { sees: "all", grants: () => true, changes: "any" },
  admin: { sees: "all", grants: () => true, changes: "any" },
  read_only_admin: { sees: "all", grants: (scope) => scope.endsWith(":read"), changes: "none" },
  developer: { sees: "own", grants: (scope) => scope !== "*", changes: "own" },
  agent: {
    sees: "own",
    grants: (scope) => /^(tickets|comments|contacts|customers|attachments):|^kb:read$/.test(scope),
    changes: "own",
  },
};

for (const [role, { sees, grants, changes }] of Object.entries(rights) as [Role, (typeof rights)[Role]][]) {
  test(`a member with the role ${role} sees and may do what the table of rights says`, async ({
    signedInAs,
    workspace,
  }) => {
    const admin = await workspace.member("admin");
    await workspace.key(["tickets:read"], { name: "Somebody else's", as: admin.email });
    const person = role === "owner" ? workspace.owner : await workspace.member(role);
    await workspace.switchApiAccess(person.email, true);
    await workspace.key(["tickets:read"], { name: "My own", as: person.email });
    const keys = new ApiKeysPage(await signedInAs(person));
    await keys.open(workspace.slug);

    await expect(keys.row("My own")).toBeVisible();
    await expect(keys.row("Somebody else's")).toHaveCount(sees === "all" ? 1 : 0);
    await expect(keys.actionsButton("My own")).toHaveCount(changes === "none" ? 0 : 1);
    await expect(keys.actionsButton("Somebody else's")).toHaveCount(changes === "any" ? 1 : 0);

    await keys.createButton.click();
    for (const scope of scopeNames) {
      const box = keys.createDialog.scope(scope);
      await (grants(scope) ? expect(box).toBeEnabled() : expect(box).toBeDisabled());
    }
  });
}

test("an Agent without API access is told whom to ask, and cannot create", async ({ signedInAs, workspace }) => {
  const keys = new ApiKeysPage(await signedInAs("agent"));
  await keys.open(workspace.slug);
  await expect(keys.heading).toBeVisible();
  await expect(keys.createButton).toHaveCount(0);
  await expect(keys.page.getByText("API access is off for you")).toBeVisible();
  await expect(keys.page.getByText(workspace.owner.name)).toBeVisible();
  await keys.open(workspace.slug, "create&name=Mine&scopes=tickets:read");
  await expect(keys.createDialog.dialog).toHaveCount(0);
});

test("a Read-Only Admin's keys live exactly 72 hours, and the form says why", async ({ signedInAs, workspace }) => {
  const keys = new ApiKeysPage(await signedInAs("read_only_admin"));
  await keys.open(workspace.slug);
  await keys.createButton.click();
  const { createDialog } = keys;
  await expect(createDialog.expiration).toHaveValue("72 hours");
  await expect(createDialog.expiration).toHaveAttribute("readonly");
  await expect(createDialog.expiration).toHaveAccessibleDescription(
    "Keys made by a Read-Only Admin always live exactly 72 hours.",
  );
  await createDialog.fill({ name: "Audit", scopes: ["tickets:read"] });
  await createDialog.submit.click();
  await keys.secretDialog.saveAndClose();
  await expect(keys.row("Audit")).toContainText("in 3 d");
  const [made] = await workspace.keys();
  expect(Date.parse(made?.expires_at ?? "") - Date.parse(made?.created_at ?? "")).toBe(72 * 3_600_000);
});

test("scopes that the owner's role does not grant any more are marked", async ({ signedInAs, workspace }) => {
  const person = await workspace.member("admin");
  await workspace.key(["tickets:write", "comments:read"], { name: "Bridge", as: person.email });
  await workspace.changeRole(person.email, "read_only_admin");
  const keys = new ApiKeysPage(await signedInAs("owner"));
  await keys.open(workspace.slug);
  await expect(keys.row("Bridge")).toContainText(/Read-Only Admin/);
});

test("a demotion holds in a page that was open before: the server refuses what it still offers", async ({
  signedInAs,
  workspace,
}) => {
  const person = await workspace.member("admin");
  await workspace.key(["tickets:read"], { name: "Kept" });
  const keys = new ApiKeysPage(await signedInAs(person));
  await keys.open(workspace.slug);
  await keys.act("Kept", "Revoke");
  await workspace.changeRole(person.email, "read_only_admin");
  await keys.revokeDialog.submit.click();
  await expect(keys.revokeDialog.dialog.getByRole("alert")).toContainText("Your role does not allow this.");
  expect((await workspace.keys())[0]?.status).toBe("active");
});
