import { ApiClient } from "../fixtures/api-client";
import { expect, test } from "../fixtures/test";
import { ApiKeysPage } from "../pages/api-keys-page";
import { SecurityPolicyPage } from "../pages/security-policy-page";
import { expectAccessible } from "./accessible";

test("an admin sets what the workspace requires, and the create dialog says why", async ({ signedInAs, workspace }) => {
  const page = await signedInAs("admin");
  const policy = new SecurityPolicyPage(page);
  await policy.open(workspace.slug);
  await policy.chooseLife("30 days");
  await policy.requireIpList.click();
  await policy.fullAccess.click();
  await policy.save.click();
  await expect(page.getByText("Security policy saved")).toBeVisible();
  expect(await workspace.command("policy show")).toMatchObject({
    max_key_life_hours: 720,
    require_ip_list: true,
    full_access: false,
  });

  const keys = new ApiKeysPage(page);
  await keys.open(workspace.slug);
  await keys.createButton.click();
  const { createDialog } = keys;
  await expect(createDialog.expiration).toHaveAccessibleDescription(/at most 30 days/);
  await expect(createDialog.expiration).toContainText("30 days");
  await createDialog.expiration.click();
  await expect(page.getByRole("option", { name: "Never" })).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(createDialog.scope("*")).toBeDisabled();
  await createDialog.fill({ name: "Zapier", scopes: ["tickets:read"] });
  await createDialog.submit.click();
  await expect(createDialog.dialog.getByText("Name at least one address.")).toBeVisible();
  expect(await workspace.keys()).toEqual([]);
});

test("what would stop is asked about before it is saved", async ({ signedInAs, workspace, baseURL }) => {
  const { key } = await workspace.key(["*"], { name: "Everything" });
  const page = await signedInAs("owner");
  const policy = new SecurityPolicyPage(page);
  await policy.open(workspace.slug);
  await policy.fullAccess.click();
  await expect(page.getByText("1 key with full access", { exact: true })).toBeVisible();
  await policy.save.click();
  await expect(policy.question).toContainText("Everything");
  await policy.question.getByRole("button", { name: "Cancel" }).click();
  expect(await workspace.command("policy show")).toMatchObject({ full_access: true });
  await policy.save.click();
  await policy.question.getByRole("button", { name: "Save policy" }).click();
  await expect(page.getByText("Security policy saved")).toBeVisible();
  expect((await new ApiClient(baseURL, key).get("/tickets")).status).toBe(403);
});

test("a list is filled with what is in use, tried in report-only mode, and counted", async ({
  signedInAs,
  api,
  workspace,
}) => {
  const client = await api(["tickets:read"], { ip: "203.0.113.7" });
  const page = await signedInAs("owner");
  const policy = new SecurityPolicyPage(page);
  await policy.open(workspace.slug);
  await expect(page.getByText(/We see you as .*127\.0\.0\.1/)).toBeVisible();
  await policy.addMine.click();
  await expect(policy.allowedIps).toHaveValue("127.0.0.1");
  await policy.allowedIps.fill("198.51.100.0/24");
  await policy.reportOnly.click();
  await policy.save.click();
  await expect(page.getByText("Security policy saved")).toBeVisible();
  for (const ip of ["203.0.113.7", "203.0.113.7", "203.0.113.8", "198.51.100.9"])
    expect((await client.from(ip).get("/test")).status).toBe(200);
  await expect(async () => {
    await policy.open(workspace.slug);
    await expect(page.getByText(/Would have refused 3 calls from 2 addresses since/)).toBeVisible({ timeout: 2_000 });
    // Usage is written within seconds.
    await expect(page.getByText("2 addresses in use are not in this list")).toBeVisible({ timeout: 2_000 });
    // It knows what was written when the page was made, a moment before the line above asked.
    await expect(policy.fill).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
  await policy.fill.click();
  await expect(policy.allowedIps).toHaveValue(/198\.51\.100\.0\/24\n.*203\.0\.113\./s);
  await policy.reportOnly.click();
  await policy.save.click();
  await expect(page.getByText("Security policy saved")).toBeVisible();
  expect((await client.from("203.0.113.7").get("/test")).status).toBe(200);
  expect((await client.from("192.0.2.1").get("/test")).status).toBe(403);
});

test("what cannot be read is named beside its field, and nothing typed is lost", async ({ signedInAs, workspace }) => {
  const policy = new SecurityPolicyPage(await signedInAs("owner"));
  await policy.open(workspace.slug);
  await policy.chooseLife("Other…");
  await policy.hours.fill("9000");
  await policy.allowedIps.fill("198.51.100.0/\n203.0.113.7");
  await policy.save.click();
  await expect(policy.hours).toHaveAccessibleDescription(/whole hours from 1 to 8,760/);
  await expect(policy.allowedIps).toHaveAccessibleDescription(/"198.51.100.0\/" is not an IP address/);
  await expect(policy.allowedIps).toHaveValue("198.51.100.0/\n203.0.113.7");
  await expect(policy.hours).toHaveValue("9000");
});

test("a Read-Only Admin sees the policy and cannot change it", async ({ signedInAs, workspace }) => {
  await workspace.command("policy set", "--require-expiry", "--allow-ip", "203.0.113.7");
  const policy = new SecurityPolicyPage(await signedInAs("read_only_admin"));
  await policy.open(workspace.slug);
  await expect(policy.allowedIps).toHaveValue("203.0.113.7");
  await expect(policy.allowedIps).toBeDisabled();
  await expect(policy.requireExpiry).toBeDisabled();
  await expect(policy.save).toHaveCount(0);
});

for (const role of ["developer", "agent"] as const) {
  test(`a member with the role ${role} is told who can help with the policy and the audit log`, async ({
    signedInAs,
    workspace,
    complaints,
  }) => {
    complaints.expected.push(/status of 403/);
    const page = await signedInAs(role);
    for (const path of ["security", "audit-log"]) {
      await page.goto(`/${workspace.slug}/settings/${path}`);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your role does not include this page");
      await expect(page.getByText(workspace.owner.email)).toBeVisible();
    }
    await expect(page.getByRole("link", { name: "Audit log" })).toHaveCount(0);
  });
}

test("a key's list is edited: tried, counted, then enforced", async ({ signedInAs, api, workspace }) => {
  const client = await api(["tickets:read"], { name: "Zapier" });
  const page = await signedInAs("owner");
  const keys = new ApiKeysPage(page);
  await keys.open(workspace.slug);
  const dialog = page.getByRole("dialog", { name: "Edit API key" });
  await keys.act("Zapier", "Edit");
  await dialog.getByLabel("Allowed IPs").fill("203.0.113.0/24");
  await dialog.getByRole("switch", { name: "Report only" }).click();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toHaveCount(0);
  expect((await client.from("192.0.2.9").get("/test")).status).toBe(200);
  await expect(async () => {
    await keys.open(workspace.slug);
    await keys.act("Zapier", "Edit");
    await expect(dialog.getByText(/Would have refused 1 call from 1 address/)).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
  await dialog.getByRole("switch", { name: "Report only" }).click();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toHaveCount(0);
  expect((await client.from("192.0.2.9").get("/test")).status).toBe(403);
  expect((await client.from("203.0.113.9").get("/test")).status).toBe(200);
});

test("axe finds nothing serious on the security policy", { tag: "@mobile" }, async ({ signedInAs, workspace }) => {
  await workspace.key(["*"], { name: "Everything" });
  await workspace.command("policy set", "--allow-ip", "203.0.113.7", "--ip-mode", "report");
  const page = await signedInAs("owner");
  const policy = new SecurityPolicyPage(page);
  await policy.open(workspace.slug);
  await policy.fullAccess.click();
  await expect(page.getByText("1 key with full access", { exact: true })).toBeVisible();
  await expectAccessible(page);
  await policy.save.click();
  await expect(policy.question).toBeVisible();
  await expectAccessible(page);
});

test("If-Match becomes required for changes, after asking", async ({ signedInAs, api, workspace }) => {
  const client = await api(["customers:write"]);
  const made = await client.post<{ data: { id: string } }>("/customers", { name: "Acme" });
  const page = await signedInAs("owner");
  const policy = new SecurityPolicyPage(page);
  await policy.open(workspace.slug);
  await policy.requireIfMatch.click();
  await policy.save.click();
  await expect(policy.question).toContainText("does not name the version");
  await policy.question.getByRole("button", { name: "Save policy" }).click();
  await expect(policy.question).toHaveCount(0);
  await expect(async () => {
    expect((await client.patch(`/customers/${made.body.data.id}`, { name: "Globex" })).status).toBe(428);
  }).toPass({ timeout: 10_000 });
  await page.reload();
  await expect(policy.requireIfMatch).toBeChecked();
});
