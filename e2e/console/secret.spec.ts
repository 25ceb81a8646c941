import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Page } from "@playwright/test";
import { databaseUrl, ownServers } from "../fixtures/installation";
import { expect, test } from "../fixtures/test";
import type { Workspace } from "../fixtures/workspace";
import { ApiKeysPage } from "../pages/api-keys-page";

test.describe("the secret", () => {
  let keys: ApiKeysPage;

  test.beforeEach(async ({ signedInAs, workspace }) => {
    keys = new ApiKeysPage(await signedInAs("owner"));
    await keys.open(workspace.slug);
  });

  async function createKey(): Promise<string> {
    await keys.createButton.click();
    await keys.createDialog.fill({ name: "Canary", scopes: ["tickets:read"] });
    await keys.createDialog.submit.click();
    await expect(keys.secretDialog.key).toBeVisible();
    return keys.secretDialog.key.inputValue();
  }

  const accidents: [what: string, happen: (page: Page) => Promise<unknown>][] = [
    ["Escape", (page) => page.keyboard.press("Escape")],
    ["a click outside", (page) => page.mouse.click(5, 5)],
    ["Back", (page) => page.goBack()],
  ];
  for (const [what, happen] of accidents) {
    test(`is not lost by ${what}: the dialog asks first, each time`, async () => {
      const { page, secretDialog } = keys;
      await createKey();
      const address = page.url();
      for (let time = 0; time < 2; time++) {
        await happen(page);
        await expect(secretDialog.guard).toBeVisible();
        await secretDialog.goBack.click();
        await expect(secretDialog.guard).toBeHidden();
        await expect(secretDialog.key).toBeVisible();
        expect(page.url()).toBe(address);
      }
      await happen(page);
      await secretDialog.closeAnyway.click();
      await expect(secretDialog.dialog).toBeHidden();
      await expect(keys.row("Canary")).toBeVisible();
    });
  }

  test("is not lost by closing the tab: the browser asks first", async () => {
    const { page, secretDialog } = keys;
    await createKey();
    const asked = page.waitForEvent("dialog");
    await page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe("beforeunload");
    await dialog.dismiss();
    await expect(secretDialog.key).toBeVisible();
  });

  test("may be left once it is said to be saved", async () => {
    const { page, secretDialog } = keys;
    await createKey();
    await secretDialog.saved.check();
    await page.keyboard.press("Escape");
    await expect(secretDialog.dialog).toBeHidden();
    await expect(keys.row("Canary")).toBeVisible();
  });

  test("is on the clipboard when Copy says so", async () => {
    const { page, secretDialog } = keys;
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const key = await createKey();
    await secretDialog.copy.click();
    await expect(secretDialog.dialog.getByText("Copied")).not.toHaveCount(0);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(key);
    await expect(secretDialog.saved).toBeChecked();
    await page.keyboard.press("Escape");
    await expect(secretDialog.dialog).toBeHidden();
  });

  test("is selected, and nothing is claimed, when the browser refuses to copy", async () => {
    const { page, secretDialog } = keys;
    await page.evaluate(() => {
      Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new Error("no")) } });
      document.execCommand = () => false;
    });
    const key = await createKey();
    await secretDialog.copy.click();
    await expect(secretDialog.key).toHaveAccessibleDescription(/Press (Ctrl|Cmd|⌘)\+C/);
    await expect(secretDialog.key).toBeFocused();
    expect(await page.evaluate(() => getSelection()?.toString())).toBe(key);
    await expect(secretDialog.saved).not.toBeChecked();
    await page.keyboard.press("Escape");
    await expect(secretDialog.guard).toBeVisible();
  });

  test("comes with code for curl, .env, JavaScript and Python", async ({ baseURL }) => {
    const key = await createKey();
    for (const name of ["curl", ".env", "JavaScript", "Python"] as const) {
      await keys.secretDialog.tab(name).click();
      const code = await keys.secretDialog.snippet();
      expect(code, name).toContain(key);
      expect(code, name).toContain(`${baseURL}/api/public`);
    }
  });

  test("is in one answer and nowhere else: no page, no flight data, no storage, no cookie, no address", async ({
    workspace,
  }) => {
    const { page } = keys;
    const answers: string[] = [];
    await page.route("**/*", async (route) => {
      // Chromium does not keep the body of an answer that the page reads as a stream.
      const response = await route.fetch({ maxRedirects: 0 });
      answers.push(await response.text());
      await route.fulfill({ response });
    });
    const key = await createKey();
    await keys.secretDialog.saveAndClose();
    await expect(keys.row("Canary")).toBeVisible();
    const secret = key.slice(18, 50);
    expect(answers.filter((text) => text.includes(secret))).toHaveLength(1);
    await page.reload();
    await expect(keys.row("Canary")).toBeVisible();
    await page.unrouteAll({ behavior: "wait" });
    expect(answers.filter((text) => text.includes(secret))).toHaveLength(1);
    for (const text of await crawl(page, workspace)) expect(text).not.toContain(secret);
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state]));
    expect(kept).not.toContain(secret);
    expect(page.url()).not.toContain(secret);
    expect(JSON.stringify(await page.context().cookies())).not.toContain(secret);
  });

  test("is not in the database, nor in its log, nor beside it", async () => {
    test.skip(!databaseUrl?.startsWith("file:"), "the database of this installation is no file that can be read here");
    const key = await createKey();
    const secret = Buffer.from(key.slice(18, 50));
    const folder = dirname((databaseUrl ?? "").slice("file:".length));
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const publicId = Buffer.from(key.slice(8, 18));
    let found = 0;
    for (const { parentPath, name } of files) {
      const bytes = readFileSync(join(parentPath, name));
      expect(bytes.includes(secret), name).toBe(false);
      if (bytes.includes(publicId)) found += 1;
    }
    if (ownServers) expect(found, "the search does find what is stored").toBeGreaterThan(0);
  });
});

/** Every page that can show something of a key, as a document and as flight data. */
async function crawl({ request }: Page, { slug }: Workspace): Promise<string[]> {
  const home = `/${slug}/settings/api-keys`;
  const addresses = ["", "?status=all", "?q=Canary", "?sort=-last_used", "?create"].map((query) => home + query);
  const texts: string[] = [];
  for (const address of [...addresses, `/${slug}`, "/account"]) {
    texts.push(await (await request.get(address)).text());
    texts.push(await (await request.get(address, { headers: { RSC: "1" } })).text());
  }
  return texts;
}
