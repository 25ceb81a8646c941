import { ApiClient } from "../fixtures/api-client";
import { expect, test } from "../fixtures/test";
import { ApiKeysPage } from "../pages/api-keys-page";
import { SignInPage } from "../pages/sign-in-page";
import { expectAccessible } from "./accessible";

test.describe("axe finds nothing serious, in light and in dark,", { tag: "@mobile" }, () => {
  test("on the page to sign in, also when it failed", async ({ page, workspace, complaints }) => {
    complaints.expected.push(/status of 401/);
    const form = new SignInPage(page);
    await form.open();
    await expectAccessible(page);
    await form.signIn({ ...workspace.owner, password: "wrong wrong wrong wrong" });
    await expect(form.alert).toBeVisible();
    await expectAccessible(page);
  });

  test("on the list of keys: empty, with keys in every state, with its menus open", async ({
    signedInAs,
    workspace,
    baseURL,
  }) => {
    const page = await signedInAs("owner");
    const keys = new ApiKeysPage(page);
    await keys.open(workspace.slug);
    await expect(page.getByText("No keys yet")).toBeVisible();
    await expectAccessible(page);

    const used = await workspace.key(["tickets:read"], { name: "Used", expiresIn: "30d" });
    await new ApiClient(baseURL, used.key).post("/test");
    const paused = await workspace.key(["contacts:write", "tickets:delete", "kb:read"], { name: "Paused" });
    await workspace.changeKey("disable", paused.id);
    const revoked = await workspace.key(["*"], { name: "Revoked" });
    await workspace.changeKey("revoke", revoked.id);
    await workspace.key(["tickets:read"], { name: "Expired", expiresIn: "1s" });
    const person = await workspace.member("admin");
    await workspace.key(["tickets:write"], { name: "Weakened", as: person.email });
    await workspace.changeRole(person.email, "read_only_admin");
    await keys.open(workspace.slug, "status=all");
    await expect(keys.rows).toHaveCount(5);
    await expectAccessible(page);

    await keys.actionsButton("Used").click();
    await expect(keys.menuItem("Rename")).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await keys.statusFilter.click();
    await expect(page.getByRole("menuitemcheckbox", { name: "Revoked" })).toBeVisible();
    await expectAccessible(page);
  });

  test("in the dialogs that create a key and show it", async ({ signedInAs, workspace }) => {
    const page = await signedInAs("owner");
    const keys = new ApiKeysPage(page);
    await keys.open(workspace.slug);
    await keys.createButton.click();
    await expect(keys.createDialog.name).toBeVisible();
    await expectAccessible(page);
    await keys.createDialog.submit.click();
    await expect(keys.createDialog.name).toHaveAttribute("aria-invalid", "true");
    await expectAccessible(page);
    await keys.createDialog.fill({ name: "Zapier", scopes: ["tickets:read"] });
    await keys.createDialog.submit.click();
    await expect(keys.secretDialog.key).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await expect(keys.secretDialog.guard).toBeVisible();
    await expectAccessible(page);
  });

  test("in the dialogs that rename, revoke and delete", async ({ signedInAs, workspace, baseURL }) => {
    const { key } = await workspace.key(["tickets:read"], { name: "Zapier" });
    await new ApiClient(baseURL, key).post("/test");
    const page = await signedInAs("owner");
    const keys = new ApiKeysPage(page);
    await keys.open(workspace.slug);
    await keys.act("Zapier", "Rename");
    await expect(keys.renameDialog.name).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    for (const [action, dialog] of [
      ["Revoke", keys.revokeDialog],
      ["Delete", keys.deleteDialog],
    ] as const) {
      await keys.act("Zapier", action);
      await expect(dialog.impact).toHaveAttribute("aria-busy", "false");
      await expectAccessible(page);
      await dialog.cancel.click();
    }
  });

  test("on the account, a new workspace and dead ends", async ({ signedInAs, workspace, complaints }) => {
    complaints.expected.push(/status of 404/);
    const page = await signedInAs("agent");
    for (const path of ["/account", "/new-workspace", `/${workspace.slug}/nowhere`, "/nowhere"]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectAccessible(page);
    }
  });

  test("for an Agent, who is told why there is nothing to do", async ({ signedInAs, workspace }) => {
    const page = await signedInAs("agent");
    await new ApiKeysPage(page).open(workspace.slug);
    await expect(page.getByText("API access is off for you")).toBeVisible();
    await expectAccessible(page);
  });
});
