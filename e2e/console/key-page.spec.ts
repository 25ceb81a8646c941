import type { Role } from "../../lib/access/roles";
import { newTicket } from "../api/given-tickets";
import { expect, test } from "../fixtures/test";
import { KeyPage } from "../pages/key-page";
import { WhyPage } from "../pages/why-page";
import { expectAccessible } from "./accessible";

test("a key's page shows what it may do, its calls, its refusals and its history", async ({
  signedInAs,
  workspace,
  api,
}) => {
  const client = await api(["tickets:read", "contacts:write"], { name: "CRM bridge" });
  expect((await client.get("/tickets")).status).toBe(200);
  const refused = await client.post("/tickets", { subject: "No right" });
  expect(refused.status).toBe(403);
  const page = await signedInAs("owner");
  const key = new KeyPage(page);

  await test.step("what was counted is there within seconds", async () => {
    await expect(async () => {
      await key.open(workspace.slug, client.keyId);
      await expect(key.logRows).toHaveCount(2, { timeout: 1_500 });
      await expect(key.denials).toHaveCount(1, { timeout: 1_500 });
    }).toPass({ timeout: 20_000 });
  });
  await expect(key.title).toHaveText("CRM bridge");
  await expect(key.scopes.filter({ hasText: "contacts:write" })).toContainText("Not used in 30 days");
  await expect(key.denials).toContainText(client.ip);
  await expect(key.logRows.filter({ hasText: "POST" })).toContainText("insufficient_scope");
  await expect(page.getByText(/^Created/).first()).toBeVisible();
  await expectAccessible(page);

  await test.step("a call is found by its request id", async () => {
    await key.search.fill(refused.body.request_id);
    await expect(key.logRows).toHaveCount(1);
    await expect(key.logRows).toContainText("POST");
    await expect(page).toHaveURL(new RegExp(refused.body.request_id));
    await key.search.fill("req_00000000000000000000000000");
    await expect(page.getByText("No calls match")).toBeVisible();
  });
});

test("scopes that nobody used are trimmed with one press, and brought back with another", async ({
  signedInAs,
  workspace,
  api,
}) => {
  const client = await api(["tickets:write"], { name: "Reader" });
  expect((await client.get("/tickets")).status).toBe(200);
  const page = await signedInAs("owner");
  const key = new KeyPage(page);
  await expect(async () => {
    await key.open(workspace.slug, client.keyId);
    await expect(key.trim).toBeVisible({ timeout: 1_500 });
  }).toPass({ timeout: 20_000 });
  await key.trim.click();
  await expect(page.getByText("Trimmed Reader")).toBeVisible();
  const sent = newTicket({ subject: "Again" });
  expect((await client.post("/tickets", sent)).status).toBe(403);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("Reader has its former scopes again")).toBeVisible();
  expect((await client.post("/tickets", sent)).status).toBe(201);
});

test("a revoked key says who still tries it", async ({ signedInAs, workspace, api }) => {
  const client = await api(["tickets:read"], { name: "Old export" });
  await workspace.changeKey("revoke", client.keyId);
  for (let call = 0; call < 3; call++) expect((await client.get("/tickets")).status).toBe(401);
  const key = new KeyPage(await signedInAs("owner"));
  await expect(async () => {
    await key.open(workspace.slug, client.keyId);
    await expect(key.page.getByText(/This revoked key was tried 3 times/)).toBeVisible({ timeout: 1_500 });
  }).toPass({ timeout: 20_000 });
  await expect(key.page.getByRole("button", { name: "Edit" })).toHaveCount(0);
});

/** Whose key a role may look at, and whether it may change it: written down once more, not read from the code. */
const rights: Record<Role, { opens: "any" | "own"; changesOwn: boolean }> = {
  owner: { opens: "any", changesOwn: true },
  admin: { opens: "any", changesOwn: true },
  read_only_admin: { opens: "any", changesOwn: false },
  developer: { opens: "own", changesOwn: true },
  agent: { opens: "own", changesOwn: true },
};

for (const [role, { opens, changesOwn }] of Object.entries(rights) as [Role, (typeof rights)[Role]][]) {
  test(`a member with the role ${role} opens the pages of ${opens} keys`, async ({
    signedInAs,
    workspace,
    complaints,
  }) => {
    if (opens === "own") complaints.expected.push(/status of 404/);
    const person = role === "owner" ? workspace.owner : await workspace.member(role);
    await workspace.switchApiAccess(person.email, true);
    const somebody = await workspace.member("admin", "Edsger");
    const foreign = await workspace.key(["tickets:read"], { name: "Not mine", as: somebody.email });
    const own = await workspace.key(["tickets:read"], { name: "Mine", as: person.email });
    const key = new KeyPage(await signedInAs(person));
    await key.open(workspace.slug, own.id);
    await expect(key.title).toHaveText("Mine");
    await expect(key.page.getByRole("button", { name: "Revoke" })).toHaveCount(changesOwn ? 1 : 0);
    await key.open(workspace.slug, foreign.id);
    if (opens === "any") await expect(key.title).toHaveText("Not mine");
    else await expect(key.page.getByText("Not mine")).toHaveCount(0);
  });
}

test("a key of another workspace has no page here", async ({ signedInAs, workspace, other }) => {
  const foreign = await other.key(["tickets:read"], { name: "Theirs" });
  const page = await signedInAs("owner");
  await new KeyPage(page).open(workspace.slug, foreign.id);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/not found/i);
  await expect(page.getByText("Theirs")).toHaveCount(0);
});

test.describe("why was I refused?", () => {
  test("the link of a refusal explains it, check by check", async ({ signedInAs, api }) => {
    const client = await api(["tickets:read"], { name: "Reader" });
    const { body } = await client.post<{ explain_url: string }>("/tickets", { subject: "No right" });
    const page = await signedInAs("owner");
    const why = new WhyPage(page);
    await expect(async () => {
      await page.goto(new URL(body.explain_url).pathname + new URL(body.explain_url).search);
      await expect(page.getByText(/it was answered 403 insufficient_scope/)).toBeVisible({ timeout: 1_500 });
    }).toPass({ timeout: 20_000 });
    await expect(why.check("Scope")).toContainText("insufficient_scope");
    await expect(why.check("Key")).toContainText("Passed");
    await expectAccessible(page);
  });

  test("a described request is checked from the address and the page that are named", async ({
    signedInAs,
    workspace,
  }) => {
    const { prefix } = await workspace.key(["tickets:read"], { name: "Fenced", allowIps: ["203.0.113.0/24"] });
    const why = new WhyPage(await signedInAs("owner"));
    await why.open(workspace.slug);
    await why.key.fill(prefix);
    await why.path.fill("/api/public/tickets");
    await why.ip.fill("198.51.100.4");
    await why.explain.click();
    await expect(why.check("IP address")).toContainText("ip_not_allowed");
    await why.ip.fill("203.0.113.9");
    await why.explain.click();
    await expect(why.page.getByText("It would be let in")).toBeVisible();
    await why.origin.fill("https://shop.example");
    await why.explain.click();
    await expect(why.check("Origin")).toContainText("origin_not_allowed");
  });

  test("a whole key that is pasted leaves only its public part, and reaches no address", async ({
    signedInAs,
    workspace,
  }) => {
    const { key, prefix } = await workspace.key(["tickets:read"]);
    const why = new WhyPage(await signedInAs("owner"));
    await why.open(workspace.slug);
    await why.key.fill(key);
    await expect(why.key).toHaveValue(prefix);
    await why.path.fill("/api/public/tickets");
    await why.explain.click();
    await expect(why.check("Key")).toBeVisible();
    expect(why.page.url()).not.toContain(key.slice(prefix.length));
  });

  test("what cannot be read is named beside its field", async ({ signedInAs, workspace }) => {
    const why = new WhyPage(await signedInAs("owner"));
    await why.open(workspace.slug);
    await why.key.fill("nonsense");
    await why.path.fill("/api/public/tickets");
    await why.ip.fill("1.2.3");
    await why.explain.click();
    await expect(why.key).toHaveAccessibleDescription(/Enter its id/);
    await expect(why.ip).toHaveAttribute("aria-invalid", "true");
    await why.requestId.fill("req_short");
    await why.load.click();
    await expect(why.requestId).toHaveAccessibleDescription(/A request id looks like/);
  });
});
