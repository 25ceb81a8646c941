import { answersTo, expect, givenArticle, test } from "../fixtures/widget";
import { expectAccessible } from "./accessible";

test("articles are suggested while the subject is typed, and read without leaving", async ({
  visit,
  workspace,
  page,
}) => {
  await givenArticle(workspace);
  const searches = answersTo(page, /kb\/search/);
  const widget = await visit();
  await widget.open();
  await widget.field("Subject").pressSequentially("broken handle", { delay: 15 });
  const help = widget.dialog.getByRole("region", { name: "Does one of these help?" });
  const article = help.getByText("Glue a broken handle");
  await expect(article).toBeVisible();
  expect(searches, "one question for all the typing").toEqual([200]);
  await expect(widget.dialog.getByRole("status")).toHaveText("1 article may help.");
  await article.click();
  await expect(help.locator(".article")).not.toBeEmpty();
  await widget.field("Subject").fill("");
  await expect(help).toBeHidden();
});

test("axe finds nothing serious in it, whatever the accent", { tag: "@mobile" }, async ({ visit, workspace }) => {
  await givenArticle(workspace);
  await workspace.command("widget set", "--accent", "#fde047", "--category", "Billing", "--category", "Damage");
  const widget = await visit();
  await widget.open();
  await widget.field("Subject").fill("broken handle");
  await expect(widget.dialog.getByRole("region")).toBeVisible();
  await widget.field("Subject").blur();
  await widget.send.click();
  await expect(widget.dialog.getByRole("alert")).toBeVisible();
  await expectAccessible(widget.page);
  await widget.fill();
  await widget.send.click();
  await expect(widget.thanks).toBeVisible();
  await expectAccessible(widget.page);
});

test("on a telephone it fills the screen and scrolls only inside", { tag: "@mobile" }, async ({ visit, page }) => {
  const widget = await visit();
  await widget.open();
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  const box = async () => {
    const { x = -1, y = -1, width: wide = 0, height: high = 0 } = (await widget.dialog.boundingBox()) ?? {};
    return [x, y, wide, high].map(Math.round);
  };
  // It moves into its place.
  if (width <= 480) await expect.poll(box).toEqual([0, 0, width, height]);
  else expect((await box())[0]).toBeGreaterThan(width / 2);
  await expect(widget.send).toBeInViewport();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
});

test("it speaks another language where the page has the words, and keeps to the theme that it is given", async ({
  visit,
  page,
}) => {
  await page.addInitScript(() => {
    window.LatchkeyMessages = { de: { launcher: "Hilfe", send: "Senden", subject: "Betreff" } };
  });
  await visit({ attributes: 'data-locale="de-CH" data-theme="dark"' });
  await page.getByRole("button", { name: "Hilfe" }).click();
  await expect(page.getByLabel("Betreff")).toBeVisible();
  await expect(page.getByRole("button", { name: "Senden" })).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCSS("background-color", "rgb(24, 24, 27)");
});
