import { ApiClient } from "../fixtures/api-client";
import { shell } from "../fixtures/shell";
import { expect, test } from "../fixtures/test";
import { ApiKeysPage } from "../pages/api-keys-page";
import { SignInPage } from "../pages/sign-in-page";

test("an owner signs in, makes a key, uses it, renames it, sees the use and revokes it", {
  tag: "@mobile",
}, async ({ page, workspace, baseURL }) => {
  const keys = new ApiKeysPage(page);
  const { createDialog, secretDialog, renameDialog, revokeDialog } = keys;

  await test.step("sign in, and arrive where one wanted to go", async () => {
    await keys.open(workspace.slug);
    await expect(page).toHaveURL(/\/sign-in\?return_to=/);
    await new SignInPage(page).signIn(workspace.owner);
    await expect(keys.heading).toBeVisible();
  });

  await test.step("create a key", async () => {
    // A press before the page has its code is lost, as it is to people: they press again.
    await expect(async () => {
      await keys.createButton.click({ timeout: 2_000 });
      await expect(createDialog.name).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await createDialog.fill({ name: "Zapier", scopes: ["tickets:read"] });
    await createDialog.submit.click();
    await expect(secretDialog.key).toHaveValue(/^lk_live_[0-9A-Za-z]{48}$/);
    await expect(secretDialog.key).toHaveAttribute("readonly");
  });
  const key = await secretDialog.key.inputValue();
  const line = await secretDialog.snippet();

  await test.step("the curl lines that are shown work when pasted", async () => {
    expect(line).toContain(key);
    const printed = await shell(line.replaceAll("curl ", "curl -sS "));
    expect(printed).toContain('"success":true');
    expect(printed).toContain('"key_name":"Zapier"');
    expect(printed).toContain('{"data":[],"pagination"');
  });

  await test.step("the secret is shown once", async () => {
    await secretDialog.saveAndClose();
    await expect(secretDialog.dialog).toBeHidden();
    await page.reload();
    await expect(keys.row("Zapier")).toContainText(`${key.slice(0, 18)}…${key.slice(-4)}`);
    expect(await page.content()).not.toContain(key);
  });

  await test.step("the use shows", async () => {
    await expect(keys.row("Zapier")).toContainText("just now");
  });

  await test.step("rename it: the value stays", async () => {
    await keys.act("Zapier", "Rename");
    await expect(renameDialog.name).toHaveValue("Zapier");
    await renameDialog.rename("Zapier - Production");
    await expect(keys.row("Zapier - Production")).toBeVisible();
    const { status, body } = await new ApiClient(baseURL, key).post<{ key_name: string }>("/test");
    expect(status).toBe(200);
    expect(body.key_name).toBe("Zapier - Production");
  });

  await test.step("revoke it: the name has to be typed, since it was used", async () => {
    await keys.act("Zapier - Production", "Revoke");
    await revokeDialog.submit.click();
    await expect(revokeDialog.confirmName).toHaveAttribute("aria-invalid", "true");
    await revokeDialog.confirmName.fill("zapier - production");
    await revokeDialog.submit.click();
    // What is behind an open dialog has no roles: only afterwards does the row's absence say anything.
    await expect(revokeDialog.dialog).toBeHidden();
    await expect(keys.row("Zapier - Production")).toHaveCount(0);
  });

  await test.step("the same curl lines are refused from now on", async () => {
    const printed = await shell(line.replaceAll("curl ", "curl -sS "));
    expect(printed).toContain('"status":401');
    expect(printed).toContain('"code":"key_revoked"');
    expect(printed).not.toContain('"success":true');
  });

  await test.step("it can still be found among the revoked ones", async () => {
    await keys.open(workspace.slug, "status=revoked");
    await expect(keys.row("Zapier - Production")).toContainText("Revoked");
  });
});
