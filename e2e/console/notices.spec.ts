import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ApiClient } from "../fixtures/api-client";
import { databaseIsReadable } from "../fixtures/database";
import { databaseUrl } from "../fixtures/installation";
import { expect, test } from "../fixtures/test";
import { ApiKeysPage } from "../pages/api-keys-page";
import { NoticesPage } from "../pages/notices-page";
import { expectAccessible } from "./accessible";

test("an exposed key is told with a badge, and revoked from its notice in one press", { tag: "@mobile" }, async ({
  signedInAs,
  workspace,
  baseURL,
}) => {
  const { key } = await workspace.key(["tickets:read"], { name: "Zapier" });
  const refused = await new ApiClient(baseURL, null).post(`/test?api_key=${key}`);
  expect(refused.body.code).toBe("key_in_url");
  const page = await signedInAs("owner");
  const [notices, keys] = [new NoticesPage(page), new ApiKeysPage(page)];
  const told = notices.item(/The key Zapier was sent in an address/);

  await test.step("the notice is there, and the key is marked", async () => {
    await expect(async () => {
      await notices.open(workspace.slug);
      await expect(told).toBeVisible({ timeout: 500 });
    }).toPass();
    await expect(told).toContainText("POST /test");
    await keys.open(workspace.slug);
    await expect(keys.row("Zapier")).toContainText("Exposed: sent in an address");
  });

  await test.step("one press revokes it", async () => {
    await notices.open(workspace.slug);
    await told.getByRole("button", { name: "Revoke key Zapier" }).click();
    await expect(page.getByText("Revoked Zapier")).toBeVisible();
    await expect(told.getByRole("link", { name: "Show key Zapier" })).toBeVisible();
    expect((await workspace.keys())[0]?.status).toBe("revoked");
  });

  await test.step("the notice leads to the key", async () => {
    await told.getByRole("link", { name: "Show key Zapier" }).click();
    await expect(keys.rows).toHaveCount(1);
    await expect(keys.row("Zapier")).toContainText("Revoked");
  });
});

test("the bell counts what is unread until it is read", { tag: "@mobile" }, async ({ signedInAs, workspace }) => {
  const admin = await workspace.member("admin");
  for (const name of ["One", "Two", "Three"]) await workspace.key(["tickets:read"], { name, as: admin.email });
  const page = await signedInAs("owner");
  const notices = new NoticesPage(page);
  await notices.open(workspace.slug);
  await expect(notices.bell.first()).toHaveAccessibleName("Notices, 3 unread");
  await notices.bell.first().click();
  await expect(notices.latest.getByRole("listitem")).toHaveCount(3);
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Mark as read: .* created the key Two$/ }).click();
  await expect(notices.bell.first()).toHaveAccessibleName("Notices, 2 unread");
  await page.getByRole("radio", { name: "Unread (2)" }).click();
  await expect(notices.items).toHaveCount(2);
  await notices.markAllRead.click();
  await expect(page.getByText("Nothing unread")).toBeVisible();
  await expect(notices.bell.first()).toHaveAccessibleName("Notices");
});

test("what one did oneself is no news", async ({ signedInAs, workspace }) => {
  await workspace.key(["tickets:read"], { name: "Mine" });
  const page = await signedInAs("owner");
  const notices = new NoticesPage(page);
  await notices.open(workspace.slug);
  await expect(notices.item(/created the key Mine/)).toBeVisible();
  await expect(notices.bell.first()).toHaveAccessibleName("Notices");
});

test("a preference is kept, and holds from then on", async ({ signedInAs, workspace }) => {
  const admin = await workspace.member("admin");
  const page = await signedInAs("owner");
  const notices = new NoticesPage(page);
  await notices.openPreferences(workspace.slug);
  const created = notices.preference("Key created", "in the console");
  await expect(created).toBeChecked();
  const saved = page.waitForResponse((response) => response.request().method() === "POST");
  await created.click();
  await saved;
  await page.reload();
  await expect(created).not.toBeChecked();
  await expect(notices.preference("Key created", "by mail")).toBeChecked();
  await workspace.key(["tickets:read"], { name: "Quiet", as: admin.email });
  await notices.open(workspace.slug);
  await expect(page.getByText("No notices yet")).toBeVisible();
});

test("the mail about a new key has a link that asks before it revokes", async ({ signedInAs, workspace }) => {
  test.skip(!databaseIsReadable, "the outbox of this installation cannot be read from here");
  const admin = await workspace.member("admin");
  await workspace.key(["tickets:read"], { name: "Zapier", as: admin.email });
  const outbox = join(dirname((databaseUrl ?? "").slice("file:".length)), "outbox");
  const mails = () =>
    (existsSync(outbox) ? readdirSync(outbox) : [])
      .map((file) => readFileSync(join(outbox, file), "utf8").replace(/=\r\n/g, "").replace(/=3D/g, "="))
      .filter((mail) => mail.includes(`To: ${workspace.owner.email}`) && mail.includes("created the key Zapier"));
  await expect.poll(mails, { timeout: 20_000 }).toHaveLength(1);
  const [, address = ""] = /revoke it: (http\S+)/.exec(mails()[0] ?? "") ?? [];
  const page = await signedInAs("owner");
  const keys = new ApiKeysPage(page);
  await page.goto(new URL(address).pathname + new URL(address).search);
  await expect(keys.revokeDialog.dialog).toContainText("Zapier");
  expect((await workspace.keys())[0]?.status).toBe("active");
  await expectAccessible(page);
  await keys.revokeDialog.submit.click();
  await expect(keys.revokeDialog.dialog).toBeHidden();
  expect((await workspace.keys())[0]?.status).toBe("revoked");
});

test("axe finds nothing serious on the notices and their preferences, full and empty", { tag: "@mobile" }, async ({
  signedInAs,
  workspace,
  baseURL,
}) => {
  const page = await signedInAs("owner");
  const notices = new NoticesPage(page);
  await notices.open(workspace.slug);
  await expect(page.getByText("No notices yet")).toBeVisible();
  await expectAccessible(page);
  const admin = await workspace.member("admin");
  const { key } = await workspace.key(["tickets:read"], { name: "Zapier", as: admin.email });
  await workspace.key(["tickets:read"], { name: "Brief", as: admin.email, expiresIn: "1s" });
  await new ApiClient(baseURL, null).post("/leaks", { key });
  await notices.open(workspace.slug);
  await expect(notices.item(/was reported as leaked/)).toBeVisible();
  await expectAccessible(page);
  await notices.openPreferences(workspace.slug);
  await expect(notices.preference("Key exposed", "by mail")).toBeChecked();
  await expectAccessible(page);
});
