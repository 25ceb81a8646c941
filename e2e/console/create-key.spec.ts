import { expect, test } from "../fixtures/test";
import { ApiKeysPage } from "../pages/api-keys-page";

test.describe("creating a key", () => {
  let keys: ApiKeysPage;

  test.beforeEach(async ({ signedInAs, workspace }) => {
    keys = new ApiKeysPage(await signedInAs("owner"));
    await keys.open(workspace.slug);
  });

  test("what is wrong is said beside its field, and nothing typed is lost", async ({ workspace }) => {
    await workspace.key(["tickets:read"], { name: "Taken" });
    const { createDialog } = keys;
    await keys.createButton.click();
    await createDialog.scope("contacts:read").check();
    await createDialog.allowedIps.fill("203.0.113.7");
    await createDialog.allowedDomains.fill("example.com");
    await createDialog.note.fill("For the CRM");

    const wrong: [name: string, message: string][] = [
      ["", "Enter a name."],
      ["   ", "Enter a name."],
      ["x".repeat(101), "Use at most 100 characters."],
      ["Zap\u200bier", "Remove the invisible characters from the name."],
      ["ta\u{202e}ken", "Remove the invisible characters from the name."],
      ["TAKEN", "Another live key has this name. Choose a different one."],
    ];
    for (const [name, message] of wrong) {
      await createDialog.name.fill(name);
      await createDialog.submit.click();
      await expect(createDialog.dialog.getByText(message)).toBeVisible();
      await expect(createDialog.name).toHaveAttribute("aria-invalid", "true");
      await expect(createDialog.name).toHaveAccessibleDescription(new RegExp(message));
      await expect(createDialog.name).toBeFocused();
      await expect(createDialog.name).toHaveValue(name);
    }
    await expect(createDialog.scope("contacts:read")).toBeChecked();
    await expect(createDialog.allowedIps).toHaveValue("203.0.113.7");
    await expect(createDialog.allowedDomains).toHaveValue("example.com");
    await expect(createDialog.note).toHaveValue("For the CRM");
    expect(await workspace.keys()).toHaveLength(1);

    await createDialog.name.fill("Free");
    await createDialog.submit.click();
    await expect(keys.secretDialog.key).toBeVisible();
    expect((await workspace.keys()).map(({ name }) => name).sort()).toEqual(["Free", "Taken"]);
  });

  test("a bad expiration, bad addresses and bad domains are named one by one", async ({ workspace }) => {
    const { createDialog } = keys;
    await keys.createButton.click();
    await createDialog.fill({ name: "Careless", scopes: ["tickets:read"] });
    await createDialog.chooseExpiration("On a date…");
    await createDialog.submit.click();
    await expect(createDialog.lastDay).toHaveAccessibleDescription(/Choose a date\./);
    await createDialog.lastDay.fill("2020-01-01");
    await createDialog.submit.click();
    await expect(createDialog.lastDay).toHaveAccessibleDescription(/The expiration must be in the future\./);
    await createDialog.lastDay.fill("2099-01-01");
    await createDialog.submit.click();
    await expect(createDialog.lastDay).toHaveAccessibleDescription(/A key lives at most 8,760 hours/);

    await createDialog.chooseExpiration("30 days");
    await createDialog.allowedIps.fill("203.0.113.050\n198.51.100.0/\n0.0.0.0/0\n10.0.0.0/8");
    await createDialog.allowedDomains.fill("example.com\nhttp://\n*");
    await createDialog.submit.click();
    for (const entry of ["203.0.113.050", "198.51.100.0/", "0.0.0.0/0"]) {
      await expect(createDialog.allowedIps).toHaveAccessibleDescription(new RegExp(entry.replaceAll(".", "\\.")));
    }
    await expect(createDialog.allowedDomains).toHaveAttribute("aria-invalid", "true");
    expect(await workspace.keys()).toEqual([]);
  });

  test("a key without scopes is refused, and full access has to be typed", async ({ workspace }) => {
    const { createDialog } = keys;
    await keys.createButton.click();
    await createDialog.name.fill("Everything");
    await createDialog.submit.click();
    await expect(createDialog.dialog.getByText("Choose at least one scope.")).toBeVisible();
    await createDialog.scope("*").check();
    await createDialog.submit.click();
    await expect(createDialog.confirmation).toHaveAttribute("aria-invalid", "true");
    expect(await workspace.keys()).toEqual([]);
    await createDialog.confirmation.fill("full access");
    await createDialog.submit.click();
    await expect(keys.secretDialog.key).toBeVisible();
    expect((await workspace.keys())[0]?.scopes).toEqual(["*"]);
  });

  test("a double click makes one key", async ({ workspace }) => {
    await keys.createButton.click();
    await keys.createDialog.fill({ name: "Once", scopes: ["tickets:read"] });
    await keys.createDialog.submit.dblclick();
    await expect(keys.secretDialog.key).toBeVisible();
    expect(await workspace.keys()).toHaveLength(1);
  });

  test("the answer that got lost makes no second key when the form is sent again", async ({
    workspace,
    complaints,
  }) => {
    complaints.expected.push(/ERR_FAILED|Failed to (fetch|load)/);
    const { page } = keys;
    await keys.createButton.click();
    await keys.createDialog.fill({ name: "Lost", scopes: ["tickets:read"] });
    await page.route("**/*", async (route) => {
      if (route.request().method() !== "POST") return route.continue();
      await route.fetch();
      await route.abort();
    });
    await keys.createDialog.submit.click();
    await expect(page.getByText("The server did not answer.")).toBeVisible();
    await page.unroute("**/*");
    await keys.createDialog.submit.click();
    await expect(page.getByText("Lost had been created before")).toBeVisible();
    expect(await workspace.keys()).toHaveLength(1);
  });

  test("restrictions and the life that were chosen are those that the key gets", async ({ workspace }) => {
    const { createDialog } = keys;
    await keys.createButton.click();
    await createDialog.fill({ name: "Bridge", scopes: ["contacts:write"] });
    await expect(createDialog.scope("contacts:read")).toBeChecked();
    await expect(createDialog.scope("contacts:read")).toBeDisabled();
    await createDialog.chooseExpiration("7 days");
    await createDialog.allowedIps.fill("198.51.100.0/24\n2001:DB8::/32");
    await createDialog.allowedDomains.fill("*.Example.com");
    await createDialog.submit.click();
    await expect(keys.secretDialog.key).toBeVisible();
    const [made] = await workspace.keys();
    expect(made).toMatchObject({
      scopes: ["contacts:write"],
      allowed_ips: ["198.51.100.0/24", "2001:db8::/32"],
      allowed_domains: ["*.example.com"],
    });
    expect(Date.parse(made?.expires_at ?? "") - Date.parse(made?.created_at ?? "")).toBe(7 * 24 * 3_600_000);
  });

  test("a link fills the dialog in and submits nothing", async ({ workspace }) => {
    await keys.open(workspace.slug, "create&name=Zapier&scopes=tickets:read,conversations.read,nonsense");
    const { createDialog } = keys;
    await expect(createDialog.name).toHaveValue("Zapier");
    await expect(createDialog.scope("tickets:read")).toBeChecked();
    await expect(createDialog.scope("comments:read")).toBeChecked();
    await expect(createDialog.scope("tickets:write")).not.toBeChecked();
    await createDialog.cancel.click();
    await expect(keys.page).not.toHaveURL(/create|Zapier/);
    expect(await workspace.keys()).toEqual([]);
  });
});
