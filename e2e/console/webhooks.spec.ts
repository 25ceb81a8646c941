import { givenTicket } from "../api/given-tickets";
import { verified, withReceiver } from "../fixtures/receiver";
import { expect, test } from "../fixtures/test";
import { WebhooksPage } from "../pages/webhooks-page";
import { expectAccessible } from "./accessible";

test("a webhook is created, its secret shown once verifies what arrives, and its log shows every attempt", async ({
  signedInAs,
  workspace,
  api,
}) => {
  const page = await signedInAs("owner");
  const webhooks = new WebhooksPage(page);
  await withReceiver(async (receiver) => {
    receiver.answers(200, {}, "taken");
    await webhooks.open(workspace.slug);
    await expect(page.getByText("No webhooks yet")).toBeVisible();
    await webhooks.create(receiver.url, { description: "Billing" });
    const secret = await webhooks.takeSecret();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Billing");
    await givenTicket(await api(["tickets:write"]));
    await expect.poll(() => receiver.received.length, { timeout: 10_000 }).toBeGreaterThan(0);
    for (const got of receiver.received) verified(secret, got);
    await page.reload();
    expect(await page.content()).not.toContain(secret);
    await page.getByRole("button", { name: "Show evt_" }).first().click();
    await expect(webhooks.delivery.getByText("Status 200")).toBeVisible();
    await expect(webhooks.delivery.getByRole("region", { name: "answer" })).toHaveText("taken");
    await expect(webhooks.delivery.getByRole("region", { name: "request headers" })).toContainText("webhook-signature");
    await expectAccessible(page);
    const before = receiver.received.length;
    await webhooks.delivery.getByRole("button", { name: "Redeliver" }).click();
    await expect.poll(() => receiver.received.length, { timeout: 10_000 }).toBe(before + 1);
  });
});

test("an address inside is refused beside its field, and so is a webhook without events", async ({
  signedInAs,
  workspace,
}) => {
  const page = await signedInAs("admin");
  const webhooks = new WebhooksPage(page);
  await webhooks.open(workspace.slug);
  await webhooks.create("https://169.254.169.254/latest/meta-data/");
  await expect(webhooks.createDialog.getByLabel("URL")).toHaveAccessibleDescription(/no public address/);
  await webhooks.createDialog.getByRole("checkbox", { name: "ticket.*" }).uncheck();
  await webhooks.createDialog.getByLabel("URL").fill("https://93.184.215.14/");
  await webhooks.createDialog.getByRole("button", { name: "Create webhook" }).click();
  await expect(webhooks.createDialog.getByText("must name at least one type of event")).toBeVisible();
});

test("a test says what came of it; the secret is rotated; disabled, enabled, recovered, deleted", async ({
  signedInAs,
  workspace,
  api,
}) => {
  const page = await signedInAs("admin");
  const webhooks = new WebhooksPage(page);
  await withReceiver(async (receiver) => {
    await webhooks.open(workspace.slug);
    await webhooks.create(receiver.url);
    const first = await webhooks.takeSecret();
    await page.getByRole("button", { name: "Send test" }).click();
    await expect(page.getByText(/The test arrived: status 204/)).toBeVisible();
    await expect(page.getByText("webhook.test", { exact: true }).first()).toBeVisible();
    await webhooks.choose("Rotate secret");
    await page.getByRole("dialog").getByRole("button", { name: "Rotate secret" }).click();
    const second = await webhooks.takeSecret();
    expect(second).not.toBe(first);
    await expect(page.getByText("Two secrets sign at the moment")).toBeVisible();
    await webhooks.choose("Disable");
    await expect(page.getByText("Disabled by hand")).toBeVisible();
    await givenTicket(await api(["tickets:write"]));
    await page.getByRole("button", { name: "Enable" }).click();
    await expect(page.getByText("Disabled by hand")).toHaveCount(0);
    const before = receiver.received.length;
    await webhooks.choose("Recover a window");
    await page.getByRole("dialog").getByRole("button", { name: "Recover window" }).click();
    await expect.poll(() => receiver.received.length, { timeout: 10_000 }).toBeGreaterThan(before);
    const last = receiver.received.at(-1);
    if (!last) throw new Error("Nothing arrived.");
    for (const secret of [first, second]) verified(secret, last);
    await webhooks.choose("Delete");
    await page.getByRole("alertdialog").getByRole("button", { name: "Delete webhook" }).click();
    await expect(page.getByText("No webhooks yet")).toBeVisible();
  });
});

test("who may only read sees webhooks and their log, and no way to change them", async ({
  signedInAs,
  workspace,
  api,
}) => {
  const client = await api(["webhooks:write", "tickets:write"]);
  await client.post("/webhooks", { url: "https://93.184.215.14/", events: ["ticket.*"], description: "Warehouse" });
  const page = await signedInAs("read_only_admin");
  await new WebhooksPage(page).open(workspace.slug);
  await page.getByRole("link", { name: "Warehouse" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Warehouse");
  for (const name of ["Send test", "Edit", "More actions", "Create webhook"]) {
    await expect(page.getByRole("button", { name })).toHaveCount(0);
  }
});

test("a developer is told when a webhook sends more than they may read themselves", async ({
  signedInAs,
  workspace,
  api,
}) => {
  const client = await api(["*"]);
  await client.post("/webhooks", { url: "https://93.184.215.14/", events: ["*"], description: "Everything" });
  const page = await signedInAs("developer");
  await new WebhooksPage(page).open(workspace.slug);
  await page.getByRole("link", { name: "Everything" }).click();
  await page.getByRole("button", { name: "Edit" }).click();
  const dialog = page.getByRole("dialog", { name: "Edit webhook" });
  await dialog.getByLabel("URL").fill("https://93.184.215.14/mine");
  await dialog.getByRole("button", { name: "Save webhook" }).click();
  await expect(dialog.getByRole("alert")).toBeVisible();
});

test.describe("axe finds nothing serious", { tag: "@mobile" }, () => {
  test("on the list, in the dialog that creates one, and on the page of one that fails", async ({
    signedInAs,
    workspace,
  }) => {
    const page = await signedInAs("owner");
    const webhooks = new WebhooksPage(page);
    await withReceiver(async (receiver) => {
      receiver.answers(500, {}, "no");
      await webhooks.open(workspace.slug);
      await expectAccessible(page);
      await webhooks.startCreating();
      await webhooks.createDialog.getByText("Payload, filters and headers").click();
      await expectAccessible(page);
      await page.keyboard.press("Escape");
      await webhooks.create(receiver.url, { events: ["contact.created"] });
      await webhooks.takeSecret();
      await page.getByRole("button", { name: "Send test" }).click();
      await expect(page.getByText(/The test failed: status 500/).first()).toBeVisible();
      await expectAccessible(page);
    });
  });
});
