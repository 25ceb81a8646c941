import { expect, test } from "../fixtures/test";
import { password } from "../fixtures/workspace";
import { ApiKeysPage } from "../pages/api-keys-page";
import { MembersPage } from "../pages/members-page";
import { expectAccessible } from "./accessible";

test("somebody without an account joins by the link, which then works no more", async ({
  page,
  signedInAs,
  workspace,
}) => {
  const members = new MembersPage(await signedInAs("owner"));
  await members.open(workspace.slug);
  const email = `new-${workspace.slug}@navy.test`;
  const link = await members.invite(email, "Developer");
  await expect(members.invitations).toContainText(email);

  await page.goto(link);
  await expect(page.getByRole("heading", { name: `Join ${workspace.name}` })).toBeVisible();
  await expect(page.getByText(`${workspace.owner.name} invites`)).toBeVisible();
  await expect(page.getByLabel("Email")).toHaveValue(email);
  const join = page.getByRole("button", { name: `Join ${workspace.name}` });
  await page.getByLabel("Your name").fill("Grace Hopper");
  await page.getByLabel("Password", { exact: true }).fill("short");
  await join.click();
  await expect(page.getByLabel("Password", { exact: true })).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Your name")).toHaveValue("Grace Hopper");
  await expectAccessible(page);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await join.click();
  await expect(new ApiKeysPage(page).createButton).toBeVisible();

  await page.goto(link);
  await expect(page.getByRole("heading", { name: "This invitation does not work" })).toBeVisible();
  await expectAccessible(page);
  await members.open(workspace.slug);
  await expect(members.row(email)).toContainText("Developer");
  await expect(members.invitations).toHaveCount(0);
});

test("somebody with an account joins as themselves, and nobody else for them", async ({
  page,
  signedInAs,
  workspace,
  other,
}) => {
  const person = await other.member("agent", "Alan Turing");
  const members = new MembersPage(await signedInAs("owner"));
  await members.open(workspace.slug);
  const link = await members.invite(person.email, "Agent");

  const wrong = await signedInAs(other.owner);
  await wrong.goto(link);
  await expect(wrong.getByText("You are signed in as somebody else")).toBeVisible();
  await expectAccessible(wrong);
  await wrong.getByRole("button", { name: "Sign out and go on" }).click();
  await expect(wrong.getByLabel("Email")).toHaveValue(person.email);

  await page.goto(link);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("button", { name: `Join ${workspace.name}` }).click();
  await expect(page).toHaveURL(new RegExp(`/${workspace.slug}/`));
  await expect(new ApiKeysPage(page).heading).toBeVisible();
});

test("a link that was replaced or withdrawn does not work", async ({ page, signedInAs, workspace }) => {
  const members = new MembersPage(await signedInAs("owner"));
  await members.open(workspace.slug);
  const email = `late-${workspace.slug}@navy.test`;
  const first = await members.invite(email, "Agent");
  await members.invitations.getByRole("button", { name: `Send again to ${email}` }).click();
  const second = await members.takeLink();
  const dead = page.getByRole("heading", { name: "This invitation does not work" });
  await page.goto(first);
  await expect(dead).toBeVisible();
  await page.goto(second);
  await expect(page.getByLabel("Your name")).toBeVisible();
  await members.invitations.getByRole("button", { name: `Withdraw the invitation of ${email}` }).click();
  await expect(members.invitations).toHaveCount(0);
  await page.goto(second);
  await expect(dead).toBeVisible();
  await page.goto("/invite/nonsense");
  await expect(dead).toBeVisible();
});
