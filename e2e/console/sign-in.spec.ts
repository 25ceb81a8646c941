import { freshIp } from "../fixtures/api-client";
import { expect, test } from "../fixtures/test";
import { ApiKeysPage } from "../pages/api-keys-page";
import { SignInPage } from "../pages/sign-in-page";

test.describe("signing in", () => {
  // Failures are counted by address; each test fails from one of its own.
  test.beforeEach(async ({ context, complaints }) => {
    await context.setExtraHTTPHeaders({ "X-Forwarded-For": freshIp() });
    complaints.expected.push(/status of 401 .*callback\/credentials/);
  });

  test("says the same for a wrong password and for nobody, and keeps the address", async ({ page, workspace }) => {
    const form = new SignInPage(page);
    await form.open();
    for (const email of [workspace.owner.email, "nobody@acme.test"]) {
      await form.signIn({ email, password: "wrong wrong wrong wrong" });
      await expect(form.alert).toHaveText(/The e-mail address or the password is wrong\./);
      await expect(form.email).toHaveValue(email);
      await expect(page).toHaveURL(/\/sign-in$/);
    }
    await form.signIn(workspace.owner);
    await expect(new ApiKeysPage(page).heading).toBeVisible();
  });

  test("waits after ten failures, also for the right password", async ({ page, workspace }) => {
    const form = new SignInPage(page);
    await form.open();
    for (let attempt = 0; attempt < 10; attempt++) {
      const answer = page.waitForResponse((response) => response.url().includes("/callback/credentials"));
      await form.signIn({ email: workspace.owner.email, password: `wrong wrong wrong ${attempt}` });
      await answer;
    }
    await form.signIn(workspace.owner);
    await expect(form.alert).toHaveText(/Too many attempts\. Try again in 15 minutes\./);
  });

  test("takes e-mail addresses in any case", async ({ page, workspace }) => {
    const form = new SignInPage(page);
    await form.open();
    await form.signIn({ ...workspace.owner, email: ` ${workspace.owner.email.toUpperCase()} ` });
    await expect(new ApiKeysPage(page).heading).toBeVisible();
  });

  test("leads to where one wanted to go, and to no other site", async ({ page, workspace }) => {
    const form = new SignInPage(page);
    for (const evil of ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"]) {
      await form.open(evil);
      await expect(form.submit).toBeVisible();
    }
    await form.open("//evil.example");
    await form.signIn(workspace.owner);
    await expect(new ApiKeysPage(page).heading).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`^http://127\\.0\\.0\\.1:\\d+/${workspace.slug}/`));
  });

  test("sets a cookie that scripts cannot read and other sites do not get", async ({ page, workspace }) => {
    const form = new SignInPage(page);
    await form.open();
    await form.signIn(workspace.owner);
    await expect(new ApiKeysPage(page).heading).toBeVisible();
    const cookie = (await page.context().cookies()).find(({ name }) => name.endsWith("latchkey-session"));
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
    expect(await page.evaluate(() => document.cookie)).not.toContain("session");
  });
});

test("signing out ends the session: its cookie opens nothing any more", async ({ signedInAs, workspace }) => {
  const page = await signedInAs("owner");
  const keys = new ApiKeysPage(page);
  await keys.open(workspace.slug);
  const cookies = await page.context().cookies();
  await page
    .getByRole("button", { name: /Ada Lovelace|Account/ })
    .first()
    .click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.context().addCookies(cookies);
  await keys.open(workspace.slug);
  await expect(page).toHaveURL(/\/sign-in/);
});

test("setting up is over once there is a workspace", async ({ page, workspace }) => {
  expect(workspace.slug).toBeTruthy();
  await page.goto("/setup");
  await expect(page).toHaveURL(/\/sign-in$/);
});
