import type { Role } from "../../lib/access/roles";
import { expect, test } from "../fixtures/test";
import { MembersPage } from "../pages/members-page";
import { expectAccessible } from "./accessible";

/** The table of rights as the product describes it, written down once more on purpose: not read from the code. */
const rights: Record<Role, { sees: boolean; changes: "all" | "all but Owners" | "nobody"; gives: number }> = {
  owner: { sees: true, changes: "all", gives: 5 },
  admin: { sees: true, changes: "all but Owners", gives: 4 },
  read_only_admin: { sees: true, changes: "nobody", gives: 0 },
  developer: { sees: false, changes: "nobody", gives: 0 },
  agent: { sees: false, changes: "nobody", gives: 0 },
};

for (const [role, { sees, changes, gives }] of Object.entries(rights) as [Role, (typeof rights)[Role]][]) {
  test(`a member with the role ${role} sees and may do with members what the table of rights says`, async ({
    signedInAs,
    workspace,
    complaints,
  }) => {
    complaints.expected.push(/status of 403/);
    const agent = await workspace.member("agent", "Linus");
    const members = new MembersPage(await signedInAs(role));
    const { page } = members;
    await members.open(workspace.slug);
    if (!sees) {
      await expect(page.getByRole("heading", { name: "Your role does not include this page" })).toBeVisible();
      await expect(page.getByRole("list", { name: "People who can help" })).toContainText(workspace.owner.name);
      await expect(page.getByRole("button", { name: "Request access" })).toBeVisible();
      await expect(page.getByRole("navigation", { name: "Main" }).getByText("Members")).toHaveCount(0);
      return;
    }
    await expect(members.row(agent.email)).toContainText("Agent");
    await expect(members.actionsOf(agent.email)).toHaveCount(changes === "nobody" ? 0 : 1);
    await expect(members.apiAccessOf(agent.email)).toHaveCount(changes === "nobody" ? 0 : 1);
    await expect(members.actionsOf(workspace.owner.email)).toHaveCount(changes === "all" ? 1 : 0);
    await expect(members.apiAccessOf(workspace.owner.email)).toHaveCount(changes === "all" ? 1 : 0);
    await expect(members.inviteButton).toHaveCount(changes === "nobody" ? 0 : 1);
    if (changes === "nobody") return;
    await members.act(agent.email, "Change role");
    await expect(members.roleDialog.getByRole("radio")).toHaveCount(gives);
  });
}

test("the role dialog says beforehand what keys lose, and the keys lose it with the next request", async ({
  signedInAs,
  workspace,
  api,
}) => {
  const person = await workspace.member("admin");
  const client = await api(["tickets:write"], { name: "Zapier", as: person.email });
  await workspace.key(["tickets:write", "contacts:read"], { name: "CRM", as: person.email });
  const members = new MembersPage(await signedInAs("owner"));
  await members.open(workspace.slug);
  await members.act(person.email, "Change role");
  await members.chooseRole("Read-Only Admin");
  await expect(members.preview).toContainText("2 keys lose tickets:write");
  await expect(members.preview).toContainText("CRM, Zapier");
  await expectAccessible(members.page);
  await members.roleDialog.getByRole("button", { name: "Change role" }).click();
  await expect(members.row(person.email)).toContainText("Read-Only Admin");
  const refused = await client.post<{ code: string }>("/tickets", {});
  expect(refused.status).toBe(403);
  expect(refused.body.code).toBe("role_forbids");
});

test("a removed member's keys are revoked, and they are out with their next request", async ({
  signedInAs,
  workspace,
}) => {
  const person = await workspace.member("developer", "Grace Hopper");
  await workspace.key(["tickets:read"], { name: "Hers", as: person.email });
  const theirs = await signedInAs(person);
  const members = new MembersPage(await signedInAs("owner"));
  await members.open(workspace.slug);
  await members.act(person.email, "Remove");
  await expect(members.removeDialog.getByRole("region", { name: "Their live keys" })).toContainText("Hers");
  await expect(members.removeDialog.getByRole("radio", { name: "Revoke all" })).toBeChecked();
  await expectAccessible(members.page);
  await members.removeDialog.getByRole("button", { name: "Remove and revoke keys" }).click();
  // Until it is closed the page behind it has no rows for whom assistive technology reads it.
  await expect(members.removeDialog).toBeHidden();
  await expect(members.row(person.email)).toHaveCount(0);
  expect((await workspace.keys())[0]?.status).toBe("revoked");
  await theirs.goto(`/${workspace.slug}/settings/api-keys`);
  await expect(theirs).toHaveURL(/\/sign-in/);
});

test("a removed member's keys can go to a named admin and go on", async ({ signedInAs, workspace, api }) => {
  const person = await workspace.member("developer", "Grace Hopper");
  const admin = await workspace.member("admin", "Alan Turing");
  const client = await api(["tickets:read"], { as: person.email });
  const members = new MembersPage(await signedInAs("owner"));
  await members.open(workspace.slug);
  await members.act(person.email, "Remove");
  await members.removeDialog.getByRole("radio", { name: "Hand over to an admin" }).check();
  await members.removeDialog.getByLabel("New owner of the keys").click();
  await members.page.getByRole("option", { name: admin.name }).click();
  await members.removeDialog.getByRole("button", { name: "Remove and hand over keys" }).click();
  await expect(members.row(person.email)).toHaveCount(0);
  await expect(members.row(admin.email)).toContainText("1");
  expect((await client.get("/tickets")).status).toBe(200);
});

test("the last Owner can neither be demoted nor removed, and is told what to do first", async ({
  signedInAs,
  workspace,
}) => {
  const members = new MembersPage(await signedInAs("owner"));
  await members.open(workspace.slug);
  await members.act(workspace.owner.email, "Change role");
  await members.chooseRole("Admin");
  await members.roleDialog.getByRole("button", { name: "Change role" }).click();
  await expect(members.roleDialog.getByRole("alert")).toContainText("Make somebody else an Owner first.");
});

test("an Agent asks for API access, an admin grants it, and the Agent creates a key", async ({
  signedInAs,
  workspace,
}) => {
  const agent = await workspace.member("agent", "Linus");
  const theirs = await signedInAs(agent);
  await theirs.goto(`/${workspace.slug}/settings/api-keys`);
  await theirs.getByRole("button", { name: "Request access" }).click();
  await expect(theirs.getByText("You asked for “API access”")).toBeVisible();
  await theirs.reload();
  await expect(theirs.getByText("You asked for “API access”")).toBeVisible();

  const members = new MembersPage(await signedInAs("admin"));
  await members.open(workspace.slug);
  await expect(members.requests).toContainText("asks for: API access");
  await expectAccessible(members.page);
  await members.requests.getByRole("button", { name: "Grant Linus's request" }).click();
  await expect(members.requests).toHaveCount(0);
  await expect(members.apiAccessOf(agent.email)).toBeChecked();
  await theirs.reload();
  await expect(theirs.getByRole("button", { name: "Create API Key", exact: true })).toBeVisible();
});

test("who asks for a page is offered to the admins with the role that includes it", async ({
  signedInAs,
  workspace,
  complaints,
}) => {
  complaints.expected.push(/status of 403/);
  const developer = await workspace.member("developer", "Grace Hopper");
  const theirs = await signedInAs(developer);
  await theirs.goto(`/${workspace.slug}/settings/members`);
  await theirs.getByRole("button", { name: "Request access" }).click();
  await expect(theirs.getByText("You asked for “See members”")).toBeVisible();
  await expectAccessible(theirs);

  const members = new MembersPage(await signedInAs("owner"));
  await members.open(workspace.slug);
  await members.requests.getByRole("button", { name: "Grant Grace Hopper's request" }).click();
  await expect(members.roleDialog.getByRole("radio", { name: "Read-Only Admin" })).toBeChecked();
  await members.roleDialog.getByRole("button", { name: "Change role" }).click();
  // The list is hidden as long as the dialog is open, so its absence alone says nothing.
  await expect(members.page.getByText("Grace Hopper is Read-Only Admin now")).toBeVisible();
  await expect(members.requests).toHaveCount(0);
  await theirs.reload();
  await expect(new MembersPage(theirs).heading).toBeVisible();
});

test.describe("axe finds nothing serious on Members", { tag: "@mobile" }, () => {
  test("with its invitations and its menu", async ({ signedInAs, workspace }) => {
    const agent = await workspace.member("agent", "Linus");
    await workspace.command("member invite", "--email", "grace@navy.test", "--role", "developer");
    const members = new MembersPage(await signedInAs("owner"));
    await members.open(workspace.slug);
    await expect(members.invitations).toContainText("grace@navy.test");
    await expectAccessible(members.page);
    await members.actionsOf(agent.email).click();
    await expectAccessible(members.page);
  });

  test("in the dialogs that invite", async ({ signedInAs, workspace }) => {
    const members = new MembersPage(await signedInAs("owner"));
    await members.open(workspace.slug);
    await members.inviteButton.click();
    await members.inviteDialog.getByRole("button", { name: "Invite", exact: true }).click();
    await expect(members.inviteDialog.getByLabel("Email")).toHaveAttribute("aria-invalid", "true");
    await expectAccessible(members.page);
    await members.inviteDialog.getByLabel("Email").fill("alan@bletchley.test");
    await members.inviteDialog.getByRole("button", { name: "Invite", exact: true }).click();
    await expect(members.linkField).toBeVisible();
    await expectAccessible(members.page);
  });
});
