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

test("sessions are listed with where they come from, and can be ended", async ({ signedInAs, workspace }) => {
  const here = await signedInAs("owner");
  const [one, two, three] = [await signedInAs("owner"), await signedInAs("owner"), await signedInAs("owner")];
  await here.goto("/account");
  const list = here.getByRole("list", { name: "Sessions" });
  await expect(list.getByRole("listitem")).toHaveCount(4);
  await expect(list.getByRole("listitem").first()).toContainText("This session");
  await expect(list.getByText("This session")).toHaveCount(1);
  await list
    .getByRole("button", { name: /^End session/ })
    .first()
    .click();
  await expect(list.getByRole("listitem")).toHaveCount(3);
  await here.getByRole("button", { name: "End all others" }).click();
  await expect(list.getByRole("listitem")).toHaveCount(1);
  for (const page of [one, two, three]) {
    await new ApiKeysPage(page).open(workspace.slug);
    await expect(page).toHaveURL(/\/sign-in/);
  }
  await here.reload();
  await expect(list).toContainText("This session");
});

test("the session's endpoint answers from the session itself, and next-auth's own pages are not there", async ({
  signedInAs,
  workspace,
}) => {
  const here = await signedInAs("owner");
  const there = await signedInAs("owner");
  const session = async () => (await there.request.get("/api/auth/session")).json();
  expect(await session()).toMatchObject({ user: { email: workspace.owner.email } });
  expect(JSON.stringify(await session())).not.toContain("session");
  await here.goto("/account");
  await here.getByRole("button", { name: "End all others" }).click();
  await expect(here.getByText("Ended 1 other session")).toBeVisible();
  expect(await session()).not.toHaveProperty("user");
  for (const path of ["signin", "signout", "error", "verify-request"]) {
    const answer = await there.request.get(`/api/auth/${path}`, { maxRedirects: 0 });
    expect([answer.status(), answer.headers().location]).toEqual([303, "/sign-in"]);
  }
  expect((await there.request.get("/api/auth/providers")).status()).toBe(404);
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
