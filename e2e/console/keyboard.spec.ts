import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../fixtures/test";
import { ApiKeysPage } from "../pages/api-keys-page";

/** Presses Tab until the element has the focus: fails when the keyboard does not get there. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let press = 0; press < 80; press++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`80 presses of Tab did not lead to ${target}.`);
}

test("a key is created, renamed and revoked with the keyboard alone, and the focus never gets lost", async ({
  signedInAs,
  workspace,
}) => {
  const page = await signedInAs("owner");
  const keys = new ApiKeysPage(page);
  const { keyboard } = page;
  await keys.open(workspace.slug);
  await expect(keys.createButton).toBeVisible();

  await test.step("create: c opens the dialog on its first field", async () => {
    await expect(async () => {
      // The page hears the key only when it has come to life; a second press would be typed into the name.
      if (!(await keys.createDialog.dialog.isVisible())) await keyboard.press("c");
      await expect(keys.createDialog.name).toBeFocused({ timeout: 2_000 });
    }).toPass();
    await keyboard.type("Typed");
    await tabTo(page, keys.createDialog.scope("tickets:read"));
    await keyboard.press("Space");
    await expect(keys.createDialog.scope("tickets:read")).toBeChecked();
    await tabTo(page, keys.createDialog.submit);
    await keyboard.press("Enter");
  });

  await test.step("save: Ctrl+C in the field counts as copied", async () => {
    await expect(keys.secretDialog.key).toBeFocused();
    await keyboard.press("Control+c");
    await expect(keys.secretDialog.saved).toBeChecked();
    await tabTo(page, keys.secretDialog.done);
    await keyboard.press("Enter");
    await expect(keys.row("Typed")).toBeVisible();
  });

  await test.step("rename: the focus returns to the row's button", async () => {
    await tabTo(page, keys.actionsButton("Typed"));
    await keyboard.press("Enter");
    await expect(keys.menuItem("Rename")).toBeFocused();
    await keyboard.press("Enter");
    await expect(keys.renameDialog.name).toBeFocused();
    await keyboard.press("Control+a");
    await keyboard.type("Typed twice");
    await keyboard.press("Enter");
    await expect(keys.row("Typed twice")).toBeVisible();
    await expect(keys.actionsButton("Typed twice")).toBeFocused();
  });

  await test.step("Escape leaves a dialog and gives the focus back", async () => {
    await keyboard.press("Enter");
    await expect(keys.menuItem("Rename")).toBeFocused();
    await keyboard.press("r");
    await expect(keys.menuItem("Replace")).toBeFocused();
    await keyboard.press("Escape");
    await expect(keys.actionsButton("Typed twice")).toBeFocused();
  });

  await test.step("revoke", async () => {
    await keyboard.press("Enter");
    await expect(keys.menuItem("Rename")).toBeFocused();
    await keyboard.press("End");
    await expect(keys.menuItem("Delete")).toBeFocused();
    await keyboard.press("ArrowUp");
    await expect(keys.menuItem("Revoke")).toBeFocused();
    await keyboard.press("Enter");
    await expect(keys.revokeDialog.dialog).toBeVisible();
    await tabTo(page, keys.revokeDialog.submit);
    await keyboard.press("Enter");
    await expect(keys.row("Typed twice")).toHaveCount(0);
  });
});

test("the first press of Tab offers to skip to the content", async ({ signedInAs, workspace }) => {
  const page = await signedInAs("owner");
  await new ApiKeysPage(page).open(workspace.slug);
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: /skip/i });
  await expect(skip).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});
