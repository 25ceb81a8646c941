import { databaseIsReadable, tamper } from "../fixtures/database";
import { expect, test } from "../fixtures/test";
import type { Workspace } from "../fixtures/workspace";
import { AuditLogPage } from "../pages/audit-log-page";
import { expectAccessible } from "./accessible";

async function givenStory(workspace: Workspace) {
  const { id } = await workspace.key(["tickets:read"], { name: "Zapier" });
  await workspace.command("key rename", "--key", id, "--name", "=HYPERLINK(1)");
  await workspace.changeKey("revoke", id);
  await workspace.key(["contacts:read"], { name: "Unrelated" });
  return id;
}

test("a key's whole story is searched for by its id and read with before and after", async ({
  signedInAs,
  workspace,
}) => {
  const id = await givenStory(workspace);
  const page = await signedInAs("read_only_admin");
  const log = new AuditLogPage(page);
  await log.open(workspace.slug);
  await expect(log.rows).toHaveCount(7);
  await log.search.fill(id);
  await expect(log.rows).toHaveCount(3);
  await expect(log.rows.nth(0)).toContainText("API key revoked");
  await expect(log.rows.nth(2)).toContainText("API key created");
  await log.openDetails("API key renamed =HYPERLINK(1)");
  await expect(log.details.getByRole("row", { name: /Name/ })).toContainText("Zapier");
  await expect(log.details).toContainText("Command line");
  await page.keyboard.press("Escape");
  await page.reload();
  await expect(log.rows).toHaveCount(3);
});

test("filters narrow by event, actor and day, and are kept in the address", async ({ signedInAs, workspace }) => {
  await givenStory(workspace);
  const page = await signedInAs("owner");
  const log = new AuditLogPage(page);
  await log.open(workspace.slug);
  await log.filter("Event", "API key created");
  await expect(log.rows).toHaveCount(2);
  await expect(page).toHaveURL(/event=api_key\.created/);
  await log.filter("Actor", "Command line (System)");
  await expect(page.getByText("No event fits")).toBeVisible();
  await page.getByRole("button", { name: "Clear filters" }).first().click();
  await expect(log.rows).toHaveCount(6);
  await page.getByLabel("From").fill("2020-01-01");
  await page.getByLabel("to", { exact: true }).fill("2020-01-02");
  await expect(page.getByText("No event fits")).toBeVisible();
});

test("exports hold what the filters show, and a formula stays text", async ({ signedInAs, workspace }) => {
  const id = await givenStory(workspace);
  const log = new AuditLogPage(await signedInAs("owner"));
  await log.open(workspace.slug, `q=${id}`);
  const rows = JSON.parse(await log.export("JSON")) as { event: string; target_id: string }[];
  expect(rows.map(({ event }) => event)).toEqual(["api_key.created", "api_key.renamed", "api_key.revoked"]);
  const csv = await log.export("CSV");
  expect(csv.split("\r\n")).toHaveLength(5);
  expect(csv).toContain(",'=HYPERLINK(1),");
  expect(csv).not.toMatch(/,=/);
});

test("an export is refused to who may not read the log", async ({ signedInAs, workspace, other, browser, baseURL }) => {
  const url = `/${workspace.slug}/settings/audit-log/export?format=json`;
  const developer = await signedInAs("developer");
  expect((await developer.request.get(url)).status()).toBe(403);
  const outsider = await signedInAs(other.owner);
  expect((await outsider.request.get(url)).status()).toBe(404);
  const nobody = await browser.newContext({ baseURL });
  expect((await nobody.request.get(url, { maxRedirects: 0 })).status()).toBe(401);
  await nobody.close();
});

test("an untouched chain is verified, and a row that is altered, removed or moved is found", async ({
  signedInAs,
  workspace,
}) => {
  test.skip(!databaseIsReadable, "the database of this installation cannot be changed from here");
  await givenStory(workspace);
  const page = await signedInAs("owner");
  const log = new AuditLogPage(page);
  await log.open(workspace.slug);
  await log.verify.click();
  await expect(page.getByText("6 events verified")).toBeVisible();
  expect(await workspace.command("audit verify")).toMatchObject({ ok: true, events: 6 });

  const ways: [string, string, number][] = [
    ["altered", "UPDATE audit_events SET actor_name = 'Eve' WHERE workspace_id = ? AND sequence = 4", 4],
    ["moved", "UPDATE audit_events SET sequence = 999 WHERE workspace_id = ? AND sequence = 3", 3],
    ["removed", "DELETE FROM audit_events WHERE workspace_id = ? AND sequence = 2", 2],
  ];
  for (const [what, sql, sequence] of ways) {
    tamper(sql, workspace.id);
    await log.verify.click();
    await expect(page.getByText(`The chain is broken at event ${sequence}`), what).toBeVisible();
    await expect(workspace.command("audit verify"), what).rejects.toMatchObject({ exitCode: 1 });
  }
});

test("axe finds nothing serious on the audit log", { tag: "@mobile" }, async ({ signedInAs, workspace }) => {
  await givenStory(workspace);
  const page = await signedInAs("owner");
  const log = new AuditLogPage(page);
  await log.open(workspace.slug);
  await expect(log.rows).toHaveCount(6);
  await expectAccessible(page);
  await log.openDetails("API key renamed =HYPERLINK(1)");
  await expect(log.details).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await log.verify.click();
  await expect(page.getByText(/events verified/)).toBeVisible();
  await log.search.fill("nothing like it");
  await expect(page.getByText("No event fits")).toBeVisible();
  await expectAccessible(page);
});
