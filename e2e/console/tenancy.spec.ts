import { expect, test } from "../fixtures/test";
import { ApiKeysPage } from "../pages/api-keys-page";

test("another workspace is not found, in the very words for one that does not exist", async ({
  signedInAs,
  workspace,
  other,
  complaints,
}) => {
  complaints.expected.push(/status of 404/);
  await other.key(["tickets:read"], { name: "Theirs" });
  const page = await signedInAs(workspace.owner);
  const seen: (string | null)[] = [];
  for (const slug of [other.slug, "no-such-workspace"]) {
    const answer = await page.goto(`/${slug}/settings/api-keys`);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is nothing here");
    await expect(page.getByText("Theirs")).toHaveCount(0);
    expect(await page.content()).not.toContain(other.name);
    seen.push(await page.getByRole("main").textContent());
  }
  expect(seen[0]).toBe(seen[1]);
});

test("the other workspace does not show in the switcher", async ({ signedInAs, workspace, other }) => {
  const page = await signedInAs(workspace.owner);
  await new ApiKeysPage(page).open(workspace.slug);
  expect(await page.content()).not.toContain(other.slug);
});

test("nobody sees a workspace without signing in", async ({ page, workspace }) => {
  for (const path of ["", "/settings/api-keys"]) {
    const answer = await page.request.get(`/${workspace.slug}${path}`, { maxRedirects: 0 });
    expect([302, 303, 307]).toContain(answer.status());
    expect(answer.headers().location).toMatch(/\/sign-in/);
    expect(await answer.text()).not.toContain(workspace.name);
  }
});

test("pages carry a content security policy with a nonce, and forbid being framed or kept", async ({
  signedInAs,
  workspace,
}) => {
  const page = await signedInAs("owner");
  const [first, second] = await Promise.all([0, 1].map(() => page.request.get(`/${workspace.slug}/settings/api-keys`)));
  const policy = first?.headers()["content-security-policy"] ?? "";
  expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]+'/);
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  expect(policy).toContain("frame-ancestors 'none'");
  expect(second?.headers()["content-security-policy"]).not.toBe(policy);
  expect(first?.headers()["cache-control"]).toMatch(/no-store/);
  expect(first?.headers()["x-powered-by"]).toBeUndefined();
  expect(first?.headers()["x-content-type-options"]).toBe("nosniff");
});
