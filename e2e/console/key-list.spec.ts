import { ApiClient } from "../fixtures/api-client";
import { expect, test } from "../fixtures/test";
import { ApiKeysPage } from "../pages/api-keys-page";

test.describe("the list of keys", () => {
  let keys: ApiKeysPage;

  test.beforeEach(async ({ signedInAs }) => {
    keys = new ApiKeysPage(await signedInAs("owner"));
  });

  test("is an invitation while there is no key", { tag: "@mobile" }, async ({ workspace }) => {
    await keys.open(workspace.slug);
    await expect(keys.page.getByText("No keys yet")).toBeVisible();
    await keys.page.getByRole("button", { name: "Create your first key" }).click();
    await expect(keys.createDialog.name).toBeFocused();
  });

  test("keeps its filters, its search and its order in the address, also after a reload", async ({ workspace }) => {
    const revoked = await workspace.key(["tickets:read"], { name: "Alpha old" });
    await workspace.changeKey("revoke", revoked.id);
    for (const name of ["Alpha one", "Alpha two", "Beta"]) await workspace.key(["tickets:read"], { name });
    await keys.open(workspace.slug);
    await expect(keys.rows).toHaveCount(3);
    await keys.toggleStatus("Revoked");
    await keys.page.keyboard.press("Escape");
    await expect(keys.rows).toHaveCount(4);
    await keys.search.fill("alpha");
    await expect(keys.rows).toHaveCount(3);
    await keys.table.getByRole("button", { name: "Name" }).click();
    await expect(keys.rows.first()).toContainText("Alpha old");

    const expectSame = async () => {
      await expect(keys.rows).toHaveCount(3);
      await expect(keys.rows.getByRole("rowheader")).toContainText(["Alpha old", "Alpha one", "Alpha two"]);
      await expect(keys.search).toHaveValue("alpha");
    };
    await expectSame();
    await expect(keys.page).toHaveURL(/q=alpha/);
    await keys.page.reload();
    await expectSame();
    await keys.page.goto(keys.page.url());
    await expectSame();
  });

  test("never puts a whole key that is searched for into the address", async ({ workspace }) => {
    const { key } = await workspace.key(["tickets:read"], { name: "Pasted" });
    await workspace.key(["tickets:read"], { name: "Another" });
    await keys.open(workspace.slug);
    await keys.search.fill(key);
    await expect(keys.rows).toHaveCount(1);
    await expect(keys.row("Pasted")).toBeVisible();
    await expect(keys.page).toHaveURL(new RegExp(`q=${key.slice(0, 18)}$`));
  });

  test("shows when, from where and for what a key was last used", async ({ workspace, baseURL }) => {
    const { key } = await workspace.key(["tickets:read"], { name: "Used" });
    await keys.open(workspace.slug);
    const used = keys.row("Used");
    await expect(used).toContainText("Never");
    const client = new ApiClient(baseURL, key);
    await client.get("/tickets");
    await keys.page.reload();
    await expect(used).toContainText("just now");
    const moment = used.getByRole("time").filter({ hasText: "just now" }).last();
    await moment.focus();
    await expect(keys.page.getByRole("tooltip")).toContainText(client.ip);
    await expect(keys.page.getByRole("tooltip")).toContainText("GET /tickets");
  });

  test("pauses a key and lets it go on, with an undo", async ({ workspace, baseURL }) => {
    const { key } = await workspace.key(["tickets:read"], { name: "Paused" });
    const client = new ApiClient(baseURL, key);
    await keys.open(workspace.slug);
    await keys.act("Paused", "Disable");
    await expect(keys.row("Paused")).toContainText("Disabled");
    expect((await client.post("/test")).body.code).toBe("key_disabled");
    await keys.page.getByRole("button", { name: "Undo" }).click();
    await expect(keys.row("Paused")).toContainText("Active");
    expect((await client.post("/test")).status).toBe(200);
  });

  test("a new name that is taken comes back with the reason and what was typed", async ({ workspace }) => {
    await workspace.key(["tickets:read"], { name: "First" });
    await workspace.key(["tickets:read"], { name: "Second" });
    await keys.open(workspace.slug);
    await keys.act("Second", "Rename");
    await keys.renameDialog.rename("first");
    await expect(keys.renameDialog.name).toHaveValue("first");
    await expect(keys.renameDialog.name).toHaveAccessibleDescription(/Another live key has this name/);
    await keys.page.keyboard.press("Escape");
    await expect(keys.row("Second")).toBeVisible();
    await keys.act("Second", "Rename");
    await keys.renameDialog.rename("Third");
    await expect(keys.row("Third")).toBeVisible();
  });

  test("deletes a key for good", async ({ workspace }) => {
    await workspace.key(["tickets:read"], { name: "Gone" });
    await keys.open(workspace.slug, "status=all");
    await keys.act("Gone", "Delete");
    await keys.deleteDialog.submit.click();
    await expect(keys.page.getByText("No keys yet")).toBeVisible();
    expect(await workspace.keys()).toEqual([]);
  });

  test("fits a narrow screen without scrolling sideways", { tag: "@mobile" }, async ({ workspace }) => {
    await workspace.key(["tickets:write", "contacts:write", "comments:write"], {
      name: "A key with quite a long name",
    });
    await keys.open(workspace.slug);
    await expect(keys.row("A key with quite a long name")).toBeVisible();
    const sideways = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect(await keys.page.evaluate(sideways)).toBeLessThanOrEqual(0);
    await keys.createButton.click();
    await expect(keys.createDialog.name).toBeVisible();
    expect(await keys.page.evaluate(sideways)).toBeLessThanOrEqual(0);
  });
});
