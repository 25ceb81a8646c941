import { readFileSync } from "node:fs";
import { ApiClient } from "../fixtures/api-client";
import { expect, test } from "../fixtures/test";
import { ApiKeysPage } from "../pages/api-keys-page";
import { expectAccessible } from "./accessible";

test.describe("many keys at once", () => {
  test("are revoked together, after what stops is shown and confirmed", { tag: "@mobile" }, async ({
    signedInAs,
    workspace,
    baseURL,
  }) => {
    const used = await workspace.key(["tickets:read"], { name: "Used" });
    for (const name of ["One", "Two", "Kept"]) await workspace.key(["tickets:read"], { name });
    const client = new ApiClient(baseURL, used.key);
    await client.post("/test");
    const keys = new ApiKeysPage(await signedInAs("admin"));
    const { revokeManyDialog } = keys;
    await keys.open(workspace.slug);
    for (const name of ["Used", "One", "Two"]) await keys.checkbox(name).click();
    await expect(keys.selection).toContainText("3 selected");
    await keys.revokeSelected();
    await expect(revokeManyDialog.impact).toHaveAttribute("aria-busy", "false");
    await expect(revokeManyDialog.impact).toContainText("1 call in 24 hours");
    await expectAccessible(keys.page);

    await revokeManyDialog.submit.click();
    await expect(revokeManyDialog.confirmation).toHaveAttribute("aria-invalid", "true");
    await revokeManyDialog.confirmation.fill("revoke 3");
    await revokeManyDialog.submit.click();
    await expect(keys.page.getByText("Revoked 3 keys")).toBeVisible();
    await expect(revokeManyDialog.dialog).toBeHidden();
    await expect(keys.rows).toHaveCount(1);
    await expect(keys.row("Kept")).toBeVisible();
    await expect(keys.selection).toHaveCount(0);
    expect((await client.post("/test")).body.code).toBe("key_revoked");
  });

  test("say which of them were not revoked, and why", async ({ signedInAs, workspace }) => {
    for (const name of ["Stays", "Goes"]) await workspace.key(["tickets:read"], { name });
    const keys = new ApiKeysPage(await signedInAs("admin"));
    await keys.open(workspace.slug);
    await keys.checkbox("Stays").click();
    await keys.checkbox("Goes").click();
    await keys.revokeSelected();
    const stays = (await workspace.keys()).find(({ name }) => name === "Stays");
    await workspace.changeKey("delete", stays?.id ?? "");
    await keys.revokeManyDialog.submit.click();
    await expect(keys.revokeManyDialog.results.getByRole("listitem")).toHaveText([
      /Stays.*There is no such key/,
      /Goes.*Revoked/,
    ]);
    await expectAccessible(keys.page);
    await keys.revokeManyDialog.close.click();
    await expect(keys.page.getByText("No live keys")).toBeVisible();
  });

  test("can be selected only where the viewer may end them", async ({ signedInAs, workspace }) => {
    await workspace.key(["tickets:read"], { name: "Live" });
    const revoked = await workspace.key(["tickets:read"], { name: "Over" });
    await workspace.changeKey("revoke", revoked.id);
    const keys = new ApiKeysPage(await signedInAs("owner"));
    await keys.open(workspace.slug, "status=all");
    await expect(keys.rows).toHaveCount(2);
    await expect(keys.checkbox("Live")).toBeVisible();
    await expect(keys.checkbox("Over")).toHaveCount(0);
    await keys.table.getByRole("checkbox", { name: "Select all rows on this page" }).click();
    await expect(keys.selection).toContainText("1 selected");
    const reader = new ApiKeysPage(await signedInAs("read_only_admin"));
    await reader.open(workspace.slug);
    await expect(reader.rows).toHaveCount(1);
    await expect(reader.table.getByRole("checkbox")).toHaveCount(0);
  });
});

test("the health cards count, filter, and let go when pressed again", { tag: "@mobile" }, async ({
  signedInAs,
  workspace,
  baseURL,
}) => {
  const used = await workspace.key(["tickets:read", "contacts:read"], { name: "Used", expiresIn: "30d" });
  await new ApiClient(baseURL, used.key).get("/tickets");
  for (const name of ["Never one", "Never two"])
    await workspace.key(["tickets:read"], { name, allowIps: ["192.0.2.1"] });
  const keys = new ApiKeysPage(await signedInAs("owner"));
  await keys.open(workspace.slug);
  await expect(keys.health("Never used")).toHaveText(/^2/);
  await expect(keys.health("No IP list")).toHaveText(/^1/);
  await expect(keys.health("Idle for 90 days")).toHaveCount(0);
  await expectAccessible(keys.page);
  await keys.health("No expiry").click();
  await expect(keys.rows).toHaveCount(2);
  await expect(keys.health("No expiry")).toHaveAttribute("aria-pressed", "true");
  await expect(keys.page).toHaveURL(/health=no_expiry/);
  await keys.health("No IP list").click();
  await expect(keys.rows).toHaveCount(1);
  await expect(keys.row("Used")).toBeVisible();
  await keys.health("No IP list").click();
  await expect(keys.rows).toHaveCount(3);
});

test("the export holds what the filters show, as text that no spreadsheet runs, and no key", async ({
  signedInAs,
  workspace,
}) => {
  const formula = await workspace.key(["tickets:read"], { name: "=1+1 sync" });
  await workspace.key(["tickets:read"], { name: "Other" });
  const keys = new ApiKeysPage(await signedInAs("owner"));
  await keys.open(workspace.slug, "q=sync");
  await expect(keys.rows).toHaveCount(1);
  const waiting = keys.page.waitForEvent("download");
  await keys.exportLink.click();
  const download = await waiting;
  expect(download.suggestedFilename()).toMatch(/^api-keys-.*\.csv$/);
  const text = readFileSync(await download.path(), "utf8");
  const [head, row, ...rest] = text.trimEnd().split("\r\n");
  expect(head).toMatch(/^id,name,key,status,scopes,/);
  expect(row).toContain(`${formula.id},'=1+1 sync,`);
  expect(rest).toEqual([]);
  expect(text).not.toContain(formula.key.slice(18, 50));

  const agent = await signedInAs("agent");
  const answer = await agent.context().request.get(`/${workspace.slug}/settings/api-keys/export?status=all`);
  expect((await answer.text()).trimEnd().split("\r\n")).toHaveLength(1);
});

test("what is edited holds from the next request on, and the key stays the same", async ({
  signedInAs,
  workspace,
  baseURL,
}) => {
  const { key } = await workspace.key(["tickets:read"], { name: "Edited" });
  const client = new ApiClient(baseURL, key, "198.18.9.9");
  expect((await client.get("/tickets")).status).toBe(200);
  const keys = new ApiKeysPage(await signedInAs("owner"));
  await keys.open(workspace.slug);
  await keys.act("Edited", "Edit");
  await keys.editDialog.note.fill("Runs at night");
  await keys.editDialog.allowedIps.fill("192.0.2.0/24");
  await keys.editDialog.submit.click();
  await expect(keys.row("Edited")).toContainText("Runs at night");
  expect((await client.get("/tickets")).body.code).toBe("ip_not_allowed");
  expect((await client.from("192.0.2.7").get("/tickets")).status).toBe(200);
});

test("a key that is disabled goes on when it is enabled from its menu", async ({ signedInAs, workspace, baseURL }) => {
  const { key } = await workspace.key(["tickets:read"], { name: "Paused" });
  const client = new ApiClient(baseURL, key);
  const keys = new ApiKeysPage(await signedInAs("owner"));
  await keys.open(workspace.slug);
  await keys.act("Paused", "Disable");
  await expect(keys.row("Paused")).toContainText("Disabled");
  expect((await client.post("/test")).body.code).toBe("key_disabled");
  await keys.act("Paused", "Enable");
  await expect(keys.row("Paused")).toContainText("Active");
  expect((await client.post("/test")).status).toBe(200);
});

test("the chosen columns are kept", async ({ signedInAs, workspace }) => {
  await workspace.key(["tickets:read"], { name: "Zapier" });
  const keys = new ApiKeysPage(await signedInAs("owner"));
  await keys.open(workspace.slug);
  const owner = keys.table.getByRole("columnheader", { name: "Owner" });
  await expect(owner).toBeVisible();
  await keys.page.getByRole("button", { name: "Columns" }).click();
  await keys.page.getByRole("menuitemcheckbox", { name: "Owner" }).click();
  await expect(owner).toHaveCount(0);
  await keys.page.reload();
  await expect(keys.row("Zapier")).toBeVisible();
  await expect(owner).toHaveCount(0);
});
