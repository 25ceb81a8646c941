import { createHmac } from "node:crypto";
import { expect, givenArticle, test, tickets } from "../fixtures/widget";

test("a strict page takes it: no inline style, no markup from text, nothing from elsewhere", async ({
  visit,
  workspace,
  api,
}) => {
  await givenArticle(workspace);
  const policy = (from: string) =>
    `default-src 'none'; script-src ${from}; connect-src ${from}; img-src data:; require-trusted-types-for 'script'`;
  const widget = await visit({ policy });
  await expect(widget.launcher).toHaveCSS("position", "fixed");
  await widget.open();
  await widget.fill();
  await widget.send.click();
  await expect(widget.thanks).toBeVisible();
  expect(await tickets(api)).toHaveLength(1);
});

test("no style gets in, and none gets out", async ({ visit, page }) => {
  const widget = await visit();
  await widget.open();
  await expect(widget.field("Subject")).toHaveCSS("font-size", page.viewportSize()?.width === 360 ? "16px" : "14px");
  await expect(widget.field("Subject")).not.toHaveCSS("color", "rgb(255, 0, 0)");
  await expect(page.getByRole("heading", { name: "Shop", includeHidden: true })).toHaveCSS("font-size", "31px");
});

test("a site that is not allowed shows no button, and its developer reads why", async ({
  visit,
  workspace,
  page,
  complaints,
}) => {
  complaints.expected.push(/status of 403/);
  await workspace.command("widget set", "--allow-domain", "shop.example");
  const warned = page.waitForEvent("console", (message) =>
    /may not be used on http:\/\/localhost:\d+/.test(message.text()),
  );
  const widget = await visit();
  await warned;
  await expect(widget.launcher).toHaveCount(0);
  const refused = await page.evaluate(
    async (url) => {
      const response = await fetch(url, { method: "POST", body: new FormData() });
      return { status: response.status, code: (await response.json()).code };
    },
    await page.evaluate(
      () =>
        `${new URL(document.querySelector("script")?.src ?? "").origin}/api/public/widget/${document.querySelector("script")?.dataset.workspace}/tickets`,
    ),
  );
  expect(refused).toEqual({ status: 403, code: "origin_not_allowed" });
  await workspace.command("widget set", "--allow-domain", "localhost");
  await page.reload();
  await expect(widget.launcher).toBeVisible();
});

test("switched off, the button is away", async ({ visit, workspace, complaints, page }) => {
  complaints.expected.push(/status of 403/);
  await workspace.command("widget set", "--off");
  const warned = page.waitForEvent("console", (message) => message.text().startsWith("Latchkey:"));
  const widget = await visit();
  await warned;
  await expect(widget.launcher).toHaveCount(0);
});

test("a page opens it and says who its visitor is, and the ticket is marked as verified", async ({
  visit,
  workspace,
  page,
  api,
  signedInAs,
}) => {
  const { secret } = await workspace.command<{ secret: string }>("widget secret");
  const email = "grace@example.com";
  const hmac = createHmac("sha256", secret).update(email).digest("hex");
  const widget = await visit({ attributes: 'data-launcher="off"' });
  await page.evaluate(
    (identity) => {
      window.Latchkey?.identify(identity);
      window.Latchkey?.open();
    },
    { email, hmac, name: "Grace" },
  );
  await expect(widget.dialog.getByText("You write as Grace (grace@example.com).")).toBeVisible();
  await expect(widget.launcher).toHaveCount(0);
  await expect(widget.field("E-mail")).toBeHidden();
  await widget.field("Subject").fill("Broken cup");
  await widget.field("Message").fill("The handle came off.");
  await widget.send.click();
  await expect(widget.thanks).toContainText(email);
  expect(await tickets(api)).toMatchObject([{ requester_verified: true, requester: { email, name: "Grace" } }]);
  const desk = await signedInAs("agent");
  await desk.goto(`/${workspace.slug}/support/tickets/1`);
  await expect(desk.getByText("Verified by your site")).toBeVisible();
});

test("a proof that does not hold asks for the address, and loses nothing", async ({ visit, page, complaints }) => {
  complaints.expected.push(/status of 422/);
  const widget = await visit();
  await page.evaluate(() => window.Latchkey?.identify({ email: "grace@example.com", hmac: "0".repeat(64) }));
  await widget.open();
  await widget.field("Subject").fill("Broken cup");
  await widget.field("Message").fill("The handle came off.");
  await widget.send.click();
  await expect(widget.dialog.getByRole("alert")).toContainText("could not confirm your address");
  await expect(widget.field("E-mail")).toHaveValue("grace@example.com");
  await widget.send.click();
  await expect(widget.thanks).toBeVisible();
});
