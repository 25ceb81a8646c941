import type { Browser, Page } from "@playwright/test";
import { EmptyInstallation } from "../fixtures/empty-installation";
import { ownServers } from "../fixtures/installation";
import { expect, test } from "../fixtures/test";
import { watch } from "../fixtures/watched-context";
import { password } from "../fixtures/workspace";
import { ApiKeysPage } from "../pages/api-keys-page";
import { SetupPage } from "../pages/setup-page";
import { expectAccessible } from "./accessible";

test.skip(!ownServers, "needs a server of its own on an empty database");

const founding = { workspaceName: "Acme", name: "Ada Lovelace", email: "ada@acme.test", password };

test.describe("the first set-up", () => {
  let installation: EmptyInstallation;

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from here.
  test.beforeEach(async ({}, { parallelIndex }) => {
    installation = await EmptyInstallation.start(parallelIndex);
  });
  test.afterEach(() => installation.stop());

  async function visitor(browser: Browser): Promise<Page> {
    return (await browser.newContext({ baseURL: installation.url })).newPage();
  }

  test("every address leads to it, it makes the workspace and its owner, and then it is over", async ({
    browser,
    complaints,
  }) => {
    const page = await visitor(browser);
    watch(page.context(), complaints);
    await page.goto("/");
    await expect(page).toHaveURL(/\/setup$/);
    await expectAccessible(page);
    const form = new SetupPage(page);
    await form.fill({ ...founding, password: "too short" });
    await form.submit.click();
    await expect(form.password).toHaveAttribute("aria-invalid", "true");
    await expect(form.workspaceName).toHaveValue("Acme");
    await form.fill({ ...founding, password: "acme ada lovelace acme" });
    await form.submit.click();
    await expect(form.password).toHaveAccessibleDescription(/Do not build the password from your name/);

    await form.password.fill(password);
    await form.submit.click();
    await expect(new ApiKeysPage(page).heading).toBeVisible();
    await expect(page).toHaveURL(/\/acme\/settings\/api-keys$/);
    await page.goto("/setup");
    await expect(page).not.toHaveURL(/setup/);
    const late = await visitor(browser);
    await late.goto("/setup");
    await expect(late).toHaveURL(/\/sign-in$/);
  });

  test("two people who press at the same moment make one workspace with one owner", async ({ browser }) => {
    const people = ["ada@acme.test", "eve@acme.test"];
    const pages = await Promise.all(people.map(() => visitor(browser)));
    const forms = pages.map((page) => new SetupPage(page));
    for (const [index, form] of forms.entries()) {
      await form.open();
      await form.fill({ ...founding, email: people[index] ?? "" });
    }
    await Promise.all(forms.map((form) => form.submit.click()));
    const outcome = (page: Page) =>
      Promise.race([
        new ApiKeysPage(page).heading.waitFor().then(() => "in"),
        page
          .getByText("This installation has been set up already.")
          .waitFor()
          .then(() => "out"),
      ]);
    expect((await Promise.all(pages.map(outcome))).sort()).toEqual(["in", "out"]);
  });
});
