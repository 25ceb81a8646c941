import { expect, test } from "../fixtures/test";
import { expectAccessible } from "./accessible";

test.describe("the knowledge base", { tag: "@mobile" }, () => {
  test("an article is written, previewed, published, found and taken back", async ({ signedInAs, workspace }) => {
    const page = await signedInAs("agent");
    await page.goto(`/${workspace.slug}/support/articles`);
    await expect(page.getByText("No articles yet")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: "New article" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("New article");
    await page.getByRole("textbox", { name: "Title" }).fill("Reset your password");
    await page.getByRole("textbox", { name: "Text" }).fill("# First\n\nOpen **Settings**.<script>alert(1)</script>");
    await expectAccessible(page);
    await page.getByRole("tab", { name: "Preview" }).click();
    await expect(page.getByRole("heading", { name: "First" })).toBeVisible();
    await expect(page.getByRole("tabpanel").locator("script")).toHaveCount(0);
    await page.getByRole("button", { name: "Save" }).click();

    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Reset your password");
    await expect(page.getByText("Draft", { exact: true })).toBeVisible();
    await page.getByRole("button", { name: "Publish", exact: true }).click();
    await expect(page.getByRole("button", { name: "Unpublish" })).toBeVisible();
    await expect(page.getByText("reset-your-password")).toBeVisible();
    await expectAccessible(page);

    await page.getByRole("main").getByRole("link", { name: "Knowledge base" }).click();
    const rows = page
      .getByRole("table", { name: "Articles" })
      .getByRole("row")
      .filter({ has: page.getByRole("rowheader") });
    await expect(rows).toHaveCount(1);
    await expect(rows).toContainText("Published");
    const search = page.getByRole("searchbox", { name: "Search articles" });
    await search.fill("nothing of the kind");
    await expect(page.getByText("No article fits")).toBeVisible();
    await search.fill("password");
    await expect(rows).toHaveCount(1);
    await expect(page).toHaveURL(/q=password/);

    await page.getByRole("link", { name: "Reset your password" }).click();
    await page.getByRole("button", { name: "Edit" }).click();
    await page.getByRole("textbox", { name: "Address" }).fill("Not an address");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("textbox", { name: "Address" })).toHaveAttribute("aria-invalid", "true");
    await expectAccessible(page);
    await page.getByRole("textbox", { name: "Address" }).fill("password-reset");
    await page.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("password-reset")).toBeVisible();
    await page.getByRole("button", { name: "Unpublish" }).click();
    await expect(page.getByRole("button", { name: "Publish", exact: true })).toBeVisible();
    await page.getByRole("button", { name: "Delete" }).click();
    await page.getByRole("button", { name: "Delete article" }).click();
    await expect(page.getByText("No articles yet")).toBeVisible();
  });

  test("categories are added, renamed and deleted, and an admin closes the knowledge base", async ({
    signedInAs,
    workspace,
  }) => {
    const page = await signedInAs("admin");
    await page.goto(`/${workspace.slug}/support/articles/settings`);
    const categories = page.getByRole("list", { name: "Categories" }).getByRole("listitem");
    await page.getByRole("textbox", { name: "New category" }).fill("Billing");
    await page.getByRole("button", { name: "Add category" }).click();
    await expect(categories).toHaveText([/Billing/]);
    await page.getByRole("textbox", { name: "New category" }).fill("billing");
    await page.getByRole("button", { name: "Add category" }).click();
    await expect(page.getByText("There is a category with this name.")).toBeVisible();
    await page.getByRole("button", { name: "Rename Billing" }).click();
    await page.getByRole("textbox", { name: "New name of Billing" }).fill("Invoices");
    await page.getByRole("button", { name: "Rename", exact: true }).click();
    await expect(categories).toHaveText([/Invoices/]);
    await expectAccessible(page);
    await page.getByRole("button", { name: "Delete Invoices" }).click();
    await page.getByRole("button", { name: "Delete category" }).click();
    await expect(categories).toHaveCount(0);

    const open = page.getByRole("switch", { name: "Open to everybody" });
    await expect(open).toBeChecked();
    await open.click();
    await expect(page.getByText("Only keys of this workspace read articles now")).toBeVisible();
    await page.reload();
    await expect(open).not.toBeChecked();
  });
});

test("who may only read articles changes nothing, and another workspace's article is not there", async ({
  signedInAs,
  workspace,
  other,
}) => {
  const writer = await signedInAs(workspace.owner);
  await writer.goto(`/${workspace.slug}/support/articles/new`);
  await writer.getByRole("textbox", { name: "Title" }).fill("For our eyes");
  await writer.getByRole("button", { name: "Save" }).click();
  await expect(writer.getByRole("heading", { level: 1 })).toHaveText("For our eyes");
  const path = new URL(writer.url()).pathname;

  const reader = await signedInAs("developer");
  await reader.goto(path);
  await expect(reader.getByRole("heading", { level: 1 })).toHaveText("For our eyes");
  await expect(reader.getByRole("main").getByRole("button")).toHaveCount(0);

  const stranger = await signedInAs(other.owner);
  await stranger.goto(path.replace(workspace.slug, other.slug));
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("Not found");
});
