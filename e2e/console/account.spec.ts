import { expect, test } from "../fixtures/test";
import { ApiKeysPage } from "../pages/api-keys-page";

test("a new password ends every other session, and only with the current one", async ({ signedInAs, workspace }) => {
  const here = await signedInAs("owner");
  const elsewhere = await signedInAs("owner");
  await here.goto("/account");
  const current = here.getByLabel("Current password", { exact: true });
  const next = here.getByLabel("New password", { exact: true });
  const submit = here.getByRole("button", { name: "Change password" });

  await current.fill("wrong wrong wrong wrong");
  await next.fill("seven purple trombones at dusk");
  await submit.click();
  await expect(current).toHaveAttribute("aria-invalid", "true");
  await current.fill(workspace.owner.password);
  await submit.click();
  await expect(here.getByText("Password changed")).toBeVisible();

  await here.reload();
  await expect(here.getByRole("heading", { name: "Account" })).toBeVisible();
  await new ApiKeysPage(elsewhere).open(workspace.slug);
  await expect(elsewhere).toHaveURL(/\/sign-in/);
  const changed = await signedInAs({ ...workspace.owner, password: "seven purple trombones at dusk" });
  await new ApiKeysPage(changed).open(workspace.slug);
  await expect(new ApiKeysPage(changed).heading).toBeVisible();
  await expect(signedInAs(workspace.owner)).rejects.toThrow(/could not sign in/);
});

test("a second workspace has its own keys, and the switcher leads between them", async ({ signedInAs, workspace }) => {
  await workspace.key(["tickets:read"], { name: "In the first" });
  const page = await signedInAs("owner");
  const keys = new ApiKeysPage(page);
  await page.goto("/new-workspace");
  await page.getByRole("textbox", { name: "Workspace name" }).fill(`Second ${workspace.slug}`);
  await page.getByRole("button", { name: "Create workspace" }).click();
  await expect(page.getByText("No keys yet")).toBeVisible();
  const first = page.getByRole("option", { name: workspace.name });
  // Seen before the page has taken over from the server's HTML, the switcher does not answer yet.
  await expect(async () => {
    await page.getByRole("button", { name: /, switch workspace$/ }).click();
    await expect(first).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await first.click();
  await expect(keys.row("In the first")).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/${workspace.slug}/settings/api-keys$`));
});

test("the chosen theme is there from the first paint on", async ({ signedInAs, workspace }) => {
  const page = await signedInAs("owner");
  await page.emulateMedia({ colorScheme: "light" });
  await new ApiKeysPage(page).open(workspace.slug);
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await background();
  await page.getByRole("button", { name: /account menu/ }).click();
  await page.getByRole("menuitemradio", { name: "Dark" }).click();
  await expect.poll(background).not.toBe(light);
  const dark = await background();
  const html = await (await page.request.get(page.url())).text();
  expect(html).toMatch(/<html[^>]*data-theme="dark"/);
  await page.reload();
  expect(await background()).toBe(dark);
});
