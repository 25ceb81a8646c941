import { expect, test } from "../fixtures/test";
import { expectAccessible } from "./accessible";

test("the API reference is read without signing in, and keeps the language of its samples", { tag: "@mobile" }, async ({
  page,
  baseURL,
}) => {
  await page.goto("/docs/api");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("API");
  // The reader's own address, ready to paste.
  await expect(page.getByRole("region", { name: "curl: First call" })).toContainText(`"${baseURL}/api/public/test"`);
  await expectAccessible(page);

  await page.getByRole("navigation", { name: "API reference" }).getByRole("link", { name: "Contacts" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Contacts");
  await expectAccessible(page);
  const create = page.getByRole("article", { name: "Create a contact" });
  await create.getByRole("tab", { name: "Python" }).click();
  await expect(create.getByRole("region", { name: "Python: Create a contact" })).toContainText("urllib.request");
  // One choice for all samples, and for the next visit.
  await expect(page.getByRole("region", { name: "Python: List contacts" })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("region", { name: "Python: List contacts" })).toBeVisible();
  await expect(page.getByRole("region", { name: "curl: List contacts" })).toHaveCount(0);
});

test("the type of a problem leads to the line that explains it", async ({ page, anonymous }) => {
  const { body } = await anonymous.get<{ type: string }>("/tickets");
  await page.goto(body.type);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("API errors");
  await expect(page.locator(":target")).toContainText("No API key was sent.");
  await expectAccessible(page);
});

test("every page of the reference has a Markdown copy, and llms.txt names each", async ({ request, baseURL }) => {
  const index = await (await request.get("/llms.txt")).text();
  const links = [...index.matchAll(/\]\((\S+\.md)\)/g)].map(([, href = ""]) => href);
  expect(links).toContain(`${baseURL}/docs/api/tickets.md`);
  for (const link of links) {
    const copy = await request.get(link);
    expect([copy.status(), copy.headers()["content-type"]], link).toEqual([200, "text/markdown; charset=utf-8"]);
    expect(await copy.text(), link).toMatch(/^# \w+/);
  }
  expect((await request.get("/docs/api/nothing.md")).status()).toBe(404);
  expect((await request.get("/docs/api/nothing")).status()).toBe(404);
});
