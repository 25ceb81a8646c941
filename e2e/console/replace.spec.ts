import { ApiClient } from "../fixtures/api-client";
import { agePassword, databaseIsReadable, tamper } from "../fixtures/database";
import { expect, test } from "../fixtures/test";
import { ApiKeysPage } from "../pages/api-keys-page";
import { ConfirmPasswordDialog } from "../pages/confirm-password-dialog";
import { KeyPage } from "../pages/key-page";
import { expectAccessible } from "./accessible";

test("an admin replaces a key, watches both, and revokes the old one", { tag: "@mobile" }, async ({
  signedInAs,
  workspace,
  baseURL,
}) => {
  const old = await workspace.key(["tickets:read"], { name: "Zapier", allowIps: ["198.18.0.0/15", "127.0.0.1"] });
  const oldClient = new ApiClient(baseURL, old.key, "198.18.4.4");
  const page = await signedInAs("admin");
  const [keys, key] = [new ApiKeysPage(page), new KeyPage(page)];
  let secret = "";

  await test.step("the dialog says what the new key will be, and shows it once", async () => {
    await keys.open(workspace.slug);
    await keys.act("Zapier", "Replace");
    await expect(keys.replaceDialog.outline).toContainText("tickets:read");
    await expect(keys.replaceDialog.outline).toContainText("198.18.0.0/15");
    await expect(keys.replaceDialog.outline).toContainText("Never expires");
    await expectAccessible(page);
    await keys.replaceDialog.submit.click();
    await expect(keys.secretDialog.key).toHaveValue(/^lk_live_[0-9A-Za-z]{48}$/);
    secret = await keys.secretDialog.saveAndClose();
    await expect(keys.row("Zapier (2)")).toBeVisible();
    await expect(keys.row("Zapier").first()).toBeVisible();
  });

  await test.step("both work, and the old key's page shows what each is doing", async () => {
    expect((await oldClient.post("/test")).status).toBe(200);
    const newClient = new ApiClient(baseURL, secret, "198.18.5.5");
    for (let call = 0; call < 3; call++) expect((await newClient.post("/test")).status).toBe(200);
    await keys.act("Zapier", "Finish replacing");
    await expect(key.title).toHaveText("Zapier");
    await expect(key.replaceButton).toHaveCount(0);
    await expect(key.oldKey).toContainText("1 call in the last hour");
    await expect(key.oldKey).toContainText("198.18.4.4");
    await expect(key.newKey).toContainText("3 calls in the last hour");
    await expect(page.getByText("Revoking it now stops whatever still uses it.")).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("the new key's page shows the same", async () => {
    await key.newKey.getByRole("link", { name: "Zapier (2)" }).click();
    await expect(key.title).toHaveText("Zapier (2)");
    await expect(key.oldKey).toContainText("198.18.4.4");
  });

  await test.step("the old key can be revoked early, by typing its name", async () => {
    await key.finish.click();
    await expect(key.revokeDialog.dialog).toContainText("Zapier");
    await key.revokeDialog.confirmName.fill("Zapier");
    await key.revokeDialog.submit.click();
    await expect(key.revokeDialog.dialog).toBeHidden();
    await expect(key.finish).toHaveCount(0);
    expect((await oldClient.post("/test")).body.code).toBe("key_revoked");
    expect((await new ApiClient(baseURL, secret, "198.18.5.5").post("/test")).status).toBe(200);
  });
});

test("the button turns green once the old key has been silent for the chosen window", async ({
  signedInAs,
  workspace,
}) => {
  test.skip(!databaseIsReadable, "lets time pass in the database of the installation");
  const { id } = await workspace.key(["tickets:read"], { name: "Nightly" });
  await workspace.command("key replace", "--key", id);
  tamper(
    `UPDATE api_keys SET last_used_at = ${Date.now() - 5 * 3_600_000} WHERE workspace_id = ? AND name = 'Nightly'`,
    workspace.id,
  );
  const key = new KeyPage(await signedInAs("owner"));
  await key.open(workspace.slug, id);
  await expect(key.page.getByText("was called within the last 24 hours")).toBeVisible();
  await key.chooseSilence("1 hour");
  await expect(key.page.getByText("Nightly has been silent for 1 hour.")).toBeVisible();
  await expectAccessible(key.page);
  await key.chooseSilence("7 days");
  await expect(key.page.getByText("was called within the last 7 days")).toBeVisible();
  expect((await workspace.keys()).map(({ status }) => status)).toEqual(["active", "active"]);
});

test("replacing asks for a password that was typed long ago, and for the right to make such a key", async ({
  signedInAs,
  workspace,
}) => {
  test.skip(!databaseIsReadable, "lets time pass in the database of the installation");
  const person = await workspace.member("developer");
  const { id } = await workspace.key(["tickets:write"], { name: "Bridge", as: person.email });
  const key = new KeyPage(await signedInAs(person));
  const ask = new ConfirmPasswordDialog(key.page);
  await key.open(workspace.slug, id);
  await key.replaceButton.click();
  agePassword(person.email);
  await key.replaceDialog.submit.click();
  await ask.type(person.password);
  await expect(key.secretDialog.key).toBeVisible();
  await key.secretDialog.saveAndClose();
  await expect(key.newKey).toContainText("Never called");

  const other = await workspace.key(["tickets:write"], { name: "Second", as: person.email });
  await key.open(workspace.slug, other.id);
  await key.replaceButton.click();
  await workspace.changeRole(person.email, "agent");
  await workspace.switchApiAccess(person.email, false);
  await key.replaceDialog.submit.click();
  await expect(key.replaceDialog.dialog.getByRole("alert")).toContainText("API access is switched off for you");
  expect(await workspace.keys()).toHaveLength(3);
});

test("a Read-Only Admin is offered no replacement, and sees one that is under way", async ({
  signedInAs,
  workspace,
}) => {
  const { id } = await workspace.key(["tickets:read"], { name: "Zapier" });
  const key = new KeyPage(await signedInAs("read_only_admin"));
  await key.open(workspace.slug, id);
  await expect(key.title).toHaveText("Zapier");
  await expect(key.replaceButton).toHaveCount(0);
  await workspace.command("key replace", "--key", id);
  await key.open(workspace.slug, id);
  await expect(key.oldKey).toBeVisible();
  await expect(key.finish).toHaveCount(0);
});
