import { createHmac } from "node:crypto";
import type { Page } from "@playwright/test";
import { startEdge } from "../fixtures/edge";
import { makeOldFormToken } from "../fixtures/form-token";
import { type Shop, type ShopOptions, startShop } from "../fixtures/shop";
import { test as base, expect } from "../fixtures/test";
import type { Workspace } from "../fixtures/workspace";
import { WidgetPanel } from "../pages/widget-panel";
import { expectAccessible } from "./accessible";

type Visit = (options?: Partial<ShopOptions>) => Promise<WidgetPanel>;

const test = base.extend<{ visit: Visit }>({
  /** Opens somebody's page on an origin of its own, from an address of its own; the workspace's widget is on. */
  visit: async ({ page, baseURL, workspace }, use) => {
    const shops: Shop[] = [];
    await workspace.command("widget set", "--on");
    const edge = await startEdge(baseURL);
    await use(async (options = {}) => {
      const shop = await startShop({ from: edge.url, workspaceId: workspace.id, ...options });
      shops.push(shop);
      await page.goto(shop.url);
      return new WidgetPanel(page);
    });
    for (const each of [...shops, edge]) each.close();
  },
});

type Ticket = { number: number; subject: string; channel: string; requester_verified: boolean | null };
type Listed = { body: { data: (Ticket & { requester: { email: string; name: string }; type: string | null })[] } };

const tickets = async (api: (scopes: string[]) => Promise<{ get: (path: string) => Promise<unknown> }>) =>
  ((await (await api(["tickets:read"])).get("/tickets?sort=created_at")) as Listed).body.data;

/** Answers of the server that are passed on to the page, in order. */
function answersTo(page: Page, path: RegExp): number[] {
  const statuses: number[] = [];
  page.on("response", (response) => {
    if (path.test(response.url()) && response.request().method() !== "OPTIONS") statuses.push(response.status());
  });
  return statuses;
}

test("a visitor of another site sends a ticket, and only the number comes back", { tag: "@mobile" }, async ({
  visit,
  api,
  page,
}) => {
  const widget = await visit();
  await widget.open();
  await expect(widget.field("Subject")).toBeFocused();
  await widget.fill();
  await widget.field("Name").fill("Ada Lovelace");
  await widget.send.click();
  await expect(widget.thanks).toHaveText("Your request has the number #1. We answer to ada@example.com.");
  expect(await tickets(api)).toMatchObject([
    {
      number: 1,
      subject: "Broken cup",
      channel: "widget",
      requester: { email: "ada@example.com", name: "Ada Lovelace" },
    },
  ]);
  await widget.dialog.getByRole("button", { name: "Send another message" }).click();
  await expect(widget.field("Subject")).toHaveValue("");
  await expect(widget.field("E-mail")).toHaveValue("ada@example.com");
  await page.keyboard.press("Escape");
  await expect(widget.dialog).toHaveCount(0);
});

test("the keyboard alone is enough: it stays in the dialog, and Escape leads back with nothing lost", async ({
  visit,
  page,
  api,
}) => {
  const widget = await visit({ body: '<a href="#top">A link of the page</a>' });
  await widget.launcher.focus();
  await page.keyboard.press("Enter");
  await expect(widget.field("Subject")).toBeFocused();
  await page.keyboard.type("Broken cup");
  await page.keyboard.press("Tab");
  await expect(widget.field("Message")).toBeFocused();
  await page.keyboard.type("The handle came off.");
  await page.keyboard.press("Escape");
  await expect(widget.launcher).toBeFocused();
  await expect(widget.launcher).toHaveAttribute("aria-expanded", "false");
  await page.keyboard.press("Space");
  await expect(widget.field("Subject")).toHaveValue("Broken cup");
  await expect(widget.field("E-mail")).toBeFocused();
  await page.keyboard.type("ada@example.com");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(widget.send).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(widget.dialog.getByRole("button", { name: "Close" })).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(widget.send).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(widget.thanks).toBeVisible();
  expect(await tickets(api)).toHaveLength(1);
});

test("mistakes are named beside their fields, and nothing typed is lost", async ({ visit, api, complaints }) => {
  complaints.expected.push(/status of 422/);
  const widget = await visit();
  await widget.open();
  await widget.field("Message").fill("The handle came off.");
  await widget.field("E-mail").fill("ada@");
  await widget.send.click();
  await expect(widget.dialog.getByRole("alert")).toHaveText("2 fields need attention.");
  await expect(widget.field("Subject")).toBeFocused();
  await expect(widget.field("Subject")).toHaveAccessibleDescription("Fill this in.");
  await expect(widget.field("E-mail")).toHaveAccessibleDescription(/Enter an e-mail address/);
  await expect(widget.field("Message")).toHaveValue("The handle came off.");
  // What only the server knows: an address that looks like one and is none.
  await widget.fill({ email: "ada@exa_mple.c" });
  await widget.send.click();
  await expect(widget.field("E-mail")).toHaveAccessibleDescription(/e-mail address/);
  await expect(widget.field("Subject")).toHaveValue("Broken cup");
  expect(await tickets(api)).toEqual([]);
});

test("two presses make one ticket, and a lost answer is no second one", async ({ visit, api, page, complaints }) => {
  complaints.expected.push(/ERR_FAILED/);
  const widget = await visit();
  const lost: string[] = [];
  await page.route("**/widget/*/tickets", async (route) => {
    const key = route.request().headers()["idempotency-key"] ?? "";
    if (lost.length === 0) {
      lost.push(key);
      // It arrives, and its answer does not.
      await route.fetch();
      return route.abort();
    }
    lost.push(key);
    return route.continue();
  });
  await widget.open();
  await widget.fill();
  await widget.send.dblclick();
  await expect(widget.dialog.getByRole("alert")).toContainText("Nothing is lost");
  await expect(widget.field("Message")).toHaveValue("The handle came off.");
  await widget.send.click();
  await expect(widget.thanks).toContainText("#1");
  expect(lost).toHaveLength(2);
  expect(lost[1]).toBe(lost[0]);
  expect(await tickets(api)).toHaveLength(1);
});

test("who is quicker than two seconds waits, and hears nothing of it", async ({ visit, api, page }) => {
  const statuses = answersTo(page, /\/widget\/\w+\/tickets$/);
  const widget = await visit();
  await widget.open();
  await widget.fill();
  await widget.send.click();
  await expect(widget.thanks).toBeVisible();
  expect(statuses.at(-1)).toBe(201);
  expect(await tickets(api)).toHaveLength(1);
});

test("a form that was left open for a day is exchanged and sent, with everything in it", async ({
  visit,
  api,
  page,
  workspace,
  complaints,
}) => {
  complaints.expected.push(/status of 422/);
  const statuses = answersTo(page, /\/widget\/\w+\/tickets$/);
  let first = true;
  await page.route("**/widget/*/config", async (route) => {
    const response = await route.fetch();
    const body = await response.json();
    if (first) body.data.form_token = makeOldFormToken(workspace.id);
    first = false;
    return route.fulfill({ response, json: body });
  });
  const widget = await visit();
  await widget.open();
  await widget.fill();
  await widget.file.setInputFiles({ name: "cup.txt", mimeType: "text/plain", buffer: Buffer.from("A cup.") });
  await widget.send.click();
  await expect(widget.thanks).toBeVisible();
  expect(statuses).toEqual([422, 201]);
  expect(await tickets(api)).toMatchObject([{ subject: "Broken cup", attachments_count: 1 }]);
});

test("files are chosen, pasted, dropped, taken away and sent", async ({ visit, api }) => {
  const widget = await visit();
  await widget.open();
  await widget.fill();
  const text = (name: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from(`In ${name}.`) });
  await widget.file.setInputFiles([text("one.txt"), text("two.txt")]);
  for (const type of ["paste", "drop"]) {
    await widget.dialog.evaluate((dialog, kind) => {
      const data = new DataTransfer();
      data.items.add(new File([`By ${kind}`], `${kind}.txt`, { type: "text/plain" }));
      const init = { bubbles: true, cancelable: true };
      dialog.dispatchEvent(
        kind === "paste"
          ? new ClipboardEvent("paste", { ...init, clipboardData: data })
          : new DragEvent("drop", { ...init, dataTransfer: data }),
      );
    }, type);
  }
  await expect(widget.dialog.getByRole("listitem").filter({ hasText: ".txt" })).toHaveCount(4);
  await widget.dialog.getByRole("button", { name: "Remove one.txt" }).click();
  await expect(widget.dialog.getByRole("button", { name: "Attach files" })).toBeFocused();
  await widget.file.setInputFiles({ name: "none.txt", mimeType: "text/plain", buffer: Buffer.alloc(0) });
  await expect(widget.dialog.getByText("none.txt is empty.")).toBeVisible();
  await widget.send.click();
  await expect(widget.thanks).toBeVisible();
  const reader = await api(["tickets:read", "attachments:read"]);
  const { body } = await reader.get<{ data: { filename: string; size: number }[] }>("/tickets/1/attachments");
  expect(body.data.map(({ filename }) => filename).sort()).toEqual(["drop.txt", "paste.txt", "two.txt"]);
});

test("a file that is refused is named, and the rest can be sent", async ({ visit, api, complaints }) => {
  complaints.expected.push(/status of 415/);
  const widget = await visit();
  await widget.open();
  await widget.fill();
  await widget.file.setInputFiles({
    name: "run.exe",
    mimeType: "application/octet-stream",
    buffer: Buffer.from("MZ."),
  });
  await widget.send.click();
  await expect(widget.dialog.getByText(/run\.exe is a program/)).toBeVisible();
  await widget.dialog.getByRole("button", { name: "Remove run.exe" }).click();
  await widget.send.click();
  await expect(widget.thanks).toBeVisible();
  expect(await tickets(api)).toHaveLength(1);
});

async function givenArticle(workspace: Workspace): Promise<void> {
  const what = ["--title", "Glue a broken handle", "--file", "e2e/docs/article.md", "--status", "published"];
  await workspace.command("article add", "--as", workspace.owner.email, ...what);
}

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

test("a program that fills in everything is told, and creates nothing", async ({ visit, api, complaints }) => {
  complaints.expected.push(/status of 422/);
  const widget = await visit();
  await widget.open();
  await widget.fill();
  await widget.dialog.locator("input[name=website]").evaluate((input: HTMLInputElement) => {
    input.value = "https://spam.example";
  });
  await widget.send.click();
  await expect(widget.dialog.getByRole("alert")).toContainText("a field that people do not see");
  expect(await tickets(api)).toEqual([]);
});

test("beyond the limit it says how long to wait, and keeps what was typed", async ({
  visit,
  workspace,
  complaints,
}) => {
  complaints.expected.push(/status of 429/);
  await workspace.limit("tickets-create", 1, 3_600);
  const widget = await visit();
  await widget.open();
  await widget.fill();
  await widget.send.click();
  await expect(widget.thanks).toBeVisible();
  await widget.dialog.getByRole("button", { name: "Send another message" }).click();
  await widget.fill();
  await widget.send.click();
  await expect(widget.dialog.getByRole("alert")).toHaveText(/Try again in \d+ minutes; nothing is lost\./);
  await expect(widget.field("Message")).toHaveValue("The handle came off.");
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
