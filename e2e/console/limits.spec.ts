import { ApiClient } from "../fixtures/api-client";
import { expect, test } from "../fixtures/test";
import { LimitsPage } from "../pages/limits-page";
import { expectAccessible } from "./accessible";

const label = "Fetch one ticket";

test("an admin changes a limit, and it holds within five seconds; clearing it brings the published one back", async ({
  signedInAs,
  workspace,
  api,
}) => {
  const client = await api(["tickets:read"]);
  const page = await signedInAs("admin");
  const limits = new LimitsPage(page);
  await limits.open(workspace.slug);
  await expect(limits.row(label)).toContainText("5 in 1 minute per IP address");
  await limits.change(label).click();
  await limits.fillLimit("1,000", "Key");
  await limits.limitDialog.getByLabel("Last day").fill("2099-12-31");
  await limits.limitDialog.getByLabel("Reason").fill("Nightly import");
  await limits.limitDialog.getByRole("button", { name: "Change limit" }).click();
  await expect(limits.row(label)).toContainText("1,000 in 1 minute per key");
  await expect(limits.row(label)).toContainText("Published: 5 in 1 minute per IP address");
  await expect(limits.row(label)).toContainText("Nightly import");
  const seen = async () => {
    const { body } = await client.get<{ data: Record<string, unknown>[] }>("/rate-limits");
    return body.data.find(({ policy }) => policy === "tickets-read");
  };
  await expect
    .poll(seen, { timeout: 5_000, intervals: [200] })
    .toMatchObject({ limit: 1_000, window_seconds: 60, partition: "key", overridden: true });
  await limits.clear(label).click();
  await expect(limits.row(label)).not.toContainText("Published");
  await expect
    .poll(seen, { timeout: 5_000, intervals: [200] })
    .toMatchObject({ limit: 5, partition: "ip", overridden: false });
  const events = await workspace.command<{ event: string }[]>("audit export");
  const changes = events.map(({ event }) => event).filter((event) => event.startsWith("limit."));
  expect(changes.sort()).toEqual(["limit.cleared", "limit.set"]);
});

test("what cannot be is said beside its field", async ({ signedInAs, workspace }) => {
  const page = await signedInAs("owner");
  const limits = new LimitsPage(page);
  await limits.open(workspace.slug);
  await limits.change(label).click();
  await limits.fillLimit("a lot");
  await limits.limitDialog.getByLabel("Last day").fill("2020-01-01");
  const send = limits.limitDialog.getByRole("button", { name: "Change limit" });
  await send.click();
  await expect(limits.limitDialog.getByLabel("Requests")).toHaveAccessibleDescription(/Enter a whole number/);
  await limits.fillLimit("7");
  await send.click();
  await expect(limits.limitDialog.getByLabel("Last day")).toHaveAccessibleDescription(/lies in the past/);
  expect(await workspace.command<{ overridden: boolean }[]>("limits list")).not.toContainEqual(
    expect.objectContaining({ overridden: true }),
  );
});

test("a monthly quota is set, used up, told of and taken away", async ({ signedInAs, workspace, baseURL }) => {
  const { key } = await workspace.key(["tickets:read"]);
  const page = await signedInAs("owner");
  const limits = new LimitsPage(page);
  await limits.open(workspace.slug);
  await limits.setQuota.click();
  await limits.quotaDialog.getByLabel("Calls a month").fill("5");
  await limits.quotaDialog.getByRole("button", { name: "Save quota" }).click();
  await expect(limits.meter).toHaveAttribute("aria-valuemax", "5");
  const client = new ApiClient(baseURL, key);
  for (let call = 0; call < 5; call++) expect((await client.get("/tickets")).status).toBe(200);
  const over = await client.get<{ "violated-policies": string[] }>("/tickets");
  expect(over.status).toBe(429);
  expect(over.body["violated-policies"]).toEqual(["monthly-quota"]);
  await limits.open(workspace.slug);
  await expect(limits.meter).toHaveAttribute("aria-valuetext", "5 of 5 calls, 100 %");
  expect(await workspace.command("quota show")).toMatchObject({ used: 5, quota: 5, refuses: true });
  const told = async () => {
    const notices = await workspace.command<{ kind: string }[]>("notices list", "--as", workspace.owner.email);
    return notices.filter(({ kind }) => kind === "quota.used").length;
  };
  await expect.poll(told, { timeout: 20_000 }).toBe(2);
  await limits.changeQuota.click();
  await limits.quotaDialog.getByRole("button", { name: "Take it away" }).click();
  await expect(limits.setQuota).toBeVisible();
  await expect.poll(async () => (await client.get("/tickets")).status, { timeout: 5_000 }).toBe(200);
});

test("a Read-Only Admin sees the limits and changes nothing", async ({ signedInAs, workspace }) => {
  const page = await signedInAs("read_only_admin");
  const limits = new LimitsPage(page);
  await limits.open(workspace.slug);
  await expect(limits.row(label)).toBeVisible();
  await expect(limits.change(label)).toHaveCount(0);
  await expect(limits.setQuota).toHaveCount(0);
});

test("axe finds nothing serious on the limits and their dialogs", { tag: "@mobile" }, async ({
  signedInAs,
  workspace,
}) => {
  await workspace.limit("tickets-create", 1_000, 3_600, "key");
  await workspace.command("quota set", "--calls", "1000");
  const page = await signedInAs("owner");
  const limits = new LimitsPage(page);
  await limits.open(workspace.slug);
  await expect(limits.meter).toBeVisible();
  await expectAccessible(page);
  await limits.change("Create a ticket").click();
  await expect(limits.limitDialog.getByLabel("Requests")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await limits.changeQuota.click();
  await expect(limits.quotaDialog.getByLabel("Calls a month")).toBeVisible();
  await expectAccessible(page);
});
