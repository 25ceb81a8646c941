import { agePassword, databaseIsReadable } from "../fixtures/database";
import { expect, test } from "../fixtures/test";
import { ApiKeysPage } from "../pages/api-keys-page";
import { ConfirmPasswordDialog } from "../pages/confirm-password-dialog";
import { MembersPage } from "../pages/members-page";
import { expectAccessible } from "./accessible";

test.skip(!databaseIsReadable, "lets time pass in the database of the installation");

test("creating a key asks for a password that was typed long ago, and goes on with what was entered", async ({
  signedInAs,
  workspace,
}) => {
  const keys = new ApiKeysPage(await signedInAs("owner"));
  const ask = new ConfirmPasswordDialog(keys.page);
  await keys.open(workspace.slug);
  await keys.createButton.click();
  await keys.createDialog.fill({ name: "Zapier", scopes: ["tickets:read"] });
  agePassword(workspace.owner.email);
  await keys.createDialog.submit.click();
  await expect(ask.password).toBeFocused();

  await ask.cancel.click();
  await expect(keys.createDialog.name).toHaveValue("Zapier");
  expect(await workspace.keys()).toEqual([]);

  await keys.createDialog.submit.click();
  await ask.type("wrong wrong wrong wrong");
  await expect(ask.password).toHaveAttribute("aria-invalid", "true");
  await ask.type(workspace.owner.password);
  await expect(keys.secretDialog.key).toHaveValue(/^lk_live_/);
  await keys.secretDialog.saveAndClose();

  // Within ten minutes nobody asks again.
  await keys.createButton.click();
  await keys.createDialog.fill({ name: "Second", scopes: ["tickets:read"] });
  await keys.createDialog.submit.click();
  await expect(keys.secretDialog.key).toBeVisible();
});

test("a switch in a row asks too, and moves back when it is refused", async ({ signedInAs, workspace }) => {
  const agent = await workspace.member("agent", "Linus");
  const members = new MembersPage(await signedInAs("owner"));
  const ask = new ConfirmPasswordDialog(members.page);
  await members.open(workspace.slug);
  await expect(members.apiAccessOf(agent.email)).not.toBeChecked();
  agePassword(workspace.owner.email);
  await members.apiAccessOf(agent.email).click();
  await expect(ask.password).toBeFocused();
  await expectAccessible(members.page);
  await ask.cancel.click();
  await expect(members.apiAccessOf(agent.email)).not.toBeChecked();
  await members.apiAccessOf(agent.email).click();
  await ask.type(workspace.owner.password);
  await expect(members.page.getByText("API access on for Linus")).toBeVisible();
  await expect(members.apiAccessOf(agent.email)).toBeChecked();
});
