import { readFileSync } from "node:fs";
import { givenTicket } from "../api/given-tickets";
import { databaseIsReadable } from "../fixtures/database";
import { withoutAnswers } from "../fixtures/lost-answers";
import { comeIn, fromHome, mailedLinks, openPortal, portalLink } from "../fixtures/portal";
import { expect, test } from "../fixtures/test";
import { expectAccessible } from "./accessible";

const grace = "grace@example.com";

test.beforeEach(async ({ context }) => fromHome(context));

test.describe("the portal", { tag: "@mobile" }, () => {
  test("a contact asks for a link, comes in, replies with a file, closes, reopens and leaves", async ({
    page,
    workspace,
    api,
    complaints,
  }) => {
    complaints.expected.push(/status of 422/);
    test.skip(!databaseIsReadable, "The mails of the installation under test cannot be read from here.");
    const client = await api(["*"]);
    const email = `grace-${workspace.slug}@example.com`;
    const { id, number } = await givenTicket(client, { requester: { email, name: "Grace" } });
    await client.post(`/tickets/${id}/reply`, { body: "Have you tried water?", status: "pending" });
    const portal = await openPortal(workspace);

    await page.goto(`${portal}/tickets/${number}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`See your request #${number}`);
    await expectAccessible(page);
    await page.getByRole("button", { name: "Send link" }).click();
    await expect(page.getByRole("textbox", { name: "Email" })).toHaveAttribute("aria-invalid", "true");
    await page.getByRole("textbox", { name: "Email" }).fill(email.toUpperCase());
    await page.getByRole("button", { name: "Send link" }).click();
    await expect(page.getByRole("status")).toContainText("Check your mail.");
    await expectAccessible(page);
    await expect.poll(() => mailedLinks(email).length, { timeout: 20_000 }).toBe(1);

    await page.goto(mailedLinks(email)[0] ?? "");
    await expect(page.getByRole("button", { name: "Continue" })).toBeEnabled();
    await expectAccessible(page);
    expect(page.url()).not.toContain("#");
    await page.getByRole("button", { name: "Continue" }).click();

    // Files are items of a list within their message.
    const messages = page.getByRole("list", { name: "Messages" }).locator("> li");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("The printer is on fire");
    await expect(page.getByText("Awaiting your reply")).toBeVisible();
    await expect(messages).toHaveCount(2);
    await expectAccessible(page);
    await page.getByRole("textbox", { name: "Your reply" }).fill("It is an **electrical** fire.");
    await page.getByLabel("Files", { exact: true }).setInputFiles([
      { name: "größe.txt", mimeType: "text/plain", buffer: Buffer.from("very large") },
      { name: "empty.txt", mimeType: "text/plain", buffer: Buffer.from("") },
    ]);
    await expect(page.getByText("The file is empty.")).toBeVisible();
    await expect(page.getByRole("button", { name: "Send reply" })).toBeDisabled();
    await page.getByRole("button", { name: "Remove empty.txt" }).click();
    await page.getByRole("button", { name: "Send reply" }).click();
    await expect(messages).toHaveCount(3);
    await expect(messages.last()).toContainText("It is an electrical fire.");
    await expect(page.getByText("Open", { exact: true })).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Your reply" })).toHaveValue("");
    const saved = page.waitForEvent("download");
    await messages
      .last()
      .getByRole("link", { name: /größe\.txt/ })
      .click();
    expect(readFileSync(await (await saved).path(), "utf8")).toBe("very large");

    await page.getByRole("button", { name: "Close request" }).click();
    await expect(page.getByText("This request is closed. A reply opens it again.")).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("textbox", { name: "Your reply" }).fill("It burns again.");
    await page.getByRole("button", { name: "Send and reopen" }).click();
    await expect(messages).toHaveCount(4);
    await expect(page.getByRole("button", { name: "Close request" })).toBeVisible();

    await page.getByRole("main").getByRole("link", { name: "Your requests" }).click();
    await expect(page.getByRole("list", { name: "Your requests" }).getByRole("listitem")).toHaveCount(1);
    await expectAccessible(page);
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page.getByRole("button", { name: "Send link" })).toBeVisible();
    await page.goto(`${portal}/tickets/${number}`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`See your request #${number}`);
  });

  test("a link that a scanner opened five times still works, and then never again", async ({
    page,
    workspace,
    api,
    complaints,
  }) => {
    complaints.expected.push(/status of 401/);
    await givenTicket(await api(["tickets:write"]));
    const portal = await openPortal(workspace);
    const link = await portalLink(workspace, grace);
    for (let at = 0; at < 5; at++) {
      const opened = await page.request.get(link);
      expect(opened.status()).toBe(200);
      expect(opened.headers()["referrer-policy"]).toBe("no-referrer");
    }
    await comeIn(page, link);
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page.getByRole("button", { name: "Send link" })).toBeVisible();

    await page.goto(link);
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByRole("heading", { name: "This link does not work any more" })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: "Ask for a new link" }).click();
    await expect(page).toHaveURL(new RegExp(`${portal}$`));
    await page.goto(`${portal}/open`);
    await expect(page.getByText("This link does not work any more")).toBeVisible();
  });

  test("it is used with the keyboard alone", async ({ page, workspace, api }) => {
    const { number } = await givenTicket(await api(["tickets:write"]));
    await openPortal(workspace);
    await page.goto(await portalLink(workspace, grace, number));
    await expect(page.getByRole("button", { name: "Continue" })).toBeEnabled();
    await page.keyboard.press("Tab");
    await expect(page.getByRole("button", { name: "Continue" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("The printer is on fire");
    await page.keyboard.press("Tab");
    await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("main")).toBeFocused();
    for (let at = 0; at < 12; at++) {
      await page.keyboard.press("Tab");
      if (await page.getByRole("textbox", { name: "Your reply" }).evaluate((field) => field === document.activeElement))
        break;
    }
    await page.keyboard.type("By hand.");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await expect(page.getByRole("button", { name: "Send reply" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("list", { name: "Messages" }).getByRole("listitem")).toHaveCount(2);
  });
});

test("two browsers that use one link at the same time become one session", async ({
  page,
  browser,
  baseURL,
  workspace,
  api,
  complaints,
}) => {
  complaints.expected.push(/status of 401/);
  await givenTicket(await api(["tickets:write"]));
  await openPortal(workspace);
  const link = await portalLink(workspace, grace);
  const context = await browser.newContext({ baseURL });
  await fromHome(context);
  const second = await context.newPage();
  const pages = [page, second];
  for (const each of pages) {
    await each.goto(link);
    await expect(each.getByRole("button", { name: "Continue" })).toBeEnabled();
  }
  await Promise.all(pages.map((each) => each.getByRole("button", { name: "Continue" }).click()));
  const outcomes = await Promise.all(
    pages.map(async (each) => {
      const inside = each.getByRole("button", { name: "Sign out" });
      await inside.or(each.getByText("This link does not work any more")).waitFor();
      return inside.isVisible();
    }),
  );
  expect(outcomes.sort()).toEqual([false, true]);
  await context.close();
});

test("nothing internal is in what the browser gets, and other people's tickets are not there", async ({
  page,
  workspace,
  other,
  api,
  complaints,
}) => {
  complaints.expected.push(/status of 404/);
  const client = await api(["*"]);
  const own = await givenTicket(client, {
    tags: ["canary-tag"],
    metadata: { crm: "canary-metadata" },
    priority: "urgent",
  });
  await client.post(`/tickets/${own.id}/notes`, { body: "canary-note" });
  await client.post(`/tickets/${own.id}/reply`, { body: "Public answer" });
  const others = await givenTicket(client, { subject: "canary-other", requester: { email: "alan@example.com" } });
  await openPortal(other);
  const portal = await openPortal(workspace);
  await comeIn(page, await portalLink(workspace, grace));
  for (const address of [portal, `${portal}/tickets/${own.number}`]) {
    for (const rsc of ["0", "1"]) {
      const text = await (await page.request.get(address, { headers: rsc === "1" ? { RSC: rsc } : {} })).text();
      expect(text, address).toContain("The printer is on fire");
      for (const secret of ["canary", "urgent", workspace.owner.email, "usr_", "on_hold"]) {
        expect(text, `${secret} in ${address}`).not.toContain(secret);
      }
    }
  }
  const missing = await page.goto(`${portal}/tickets/${others.number}`);
  expect(missing?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  // The session is of one workspace: in another one it is nobody's.
  await page.goto(`/portal/${other.slug}/tickets/${own.number}`);
  await expect(page.getByRole("button", { name: "Send link" })).toBeVisible();
  const console = await page.goto(`/${workspace.slug}/support/tickets`);
  expect(new URL(page.url()).pathname).toBe("/sign-in");
  expect(console?.status()).toBe(200);
});

test("a session ends with the contact, and a portal that is closed is not there", async ({
  page,
  workspace,
  api,
  complaints,
}) => {
  complaints.expected.push(/status of 40[14]/);
  const client = await api(["*"]);
  const { requester_id } = await givenTicket(client);
  const portal = await openPortal(workspace);
  await comeIn(page, await portalLink(workspace, grace));
  await page.getByRole("link", { name: "The printer is on fire" }).click();
  await page.getByRole("textbox", { name: "Your reply" }).fill("Are you there?");
  await client.call("DELETE", `/contacts/${requester_id}?force=true`);
  await page.getByRole("button", { name: "Send reply" }).click();
  await expect(page.getByRole("button", { name: "Send link" })).toBeVisible();
  await workspace.command("portal close");
  expect((await page.goto(portal))?.status()).toBe(404);
  await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  expect((await page.goto("/portal/no-such-workspace"))?.status()).toBe(404);
});

test("an admin opens the portal, and an agent sees what came through it", async ({
  page,
  workspace,
  api,
  signedInAs,
}) => {
  const { id, number } = await givenTicket(await api(["tickets:write"]));
  const admin = await signedInAs("admin");
  await admin.goto(`/${workspace.slug}/settings/portal`);
  await admin.getByRole("switch", { name: "Open to contacts" }).click();
  await expect(admin.getByRole("textbox", { name: "Address" })).toHaveValue(new RegExp(`/portal/${workspace.slug}$`));
  await expectAccessible(admin);
  await comeIn(page, await portalLink(workspace, grace, number));
  const reply = await page.evaluate(
    async (path) => (await fetch(path, { method: "POST", body: new URLSearchParams({ body: "From home" }) })).status,
    `/api/public/portal/tickets/${id}/reply`,
  );
  expect(reply).toBe(201);
  await admin.reload();
  await expect(admin.getByText("1 contact is signed in.")).toBeVisible();
  const agent = await signedInAs("agent");
  await agent.goto(`/${workspace.slug}/support/tickets/${number}`);
  const messages = agent.getByRole("list", { name: "Messages" }).getByRole("listitem");
  await expect(messages.last()).toContainText("in the portal");
  await expect(messages.first()).not.toContainText("in the portal");
  const reader = await signedInAs("read_only_admin");
  await reader.goto(`/${workspace.slug}/settings/portal`);
  await expect(reader.getByRole("switch", { name: "Open to contacts" })).toBeDisabled();
});

test("a switch that could not be saved is back where it was, and says why", async ({
  workspace,
  signedInAs,
  complaints,
}) => {
  const admin = await signedInAs("admin");
  await admin.goto(`/${workspace.slug}/settings/portal`);
  const open = admin.getByRole("switch", { name: "Open to contacts" });
  await expect(open).toBeEnabled();
  await withoutAnswers(admin, complaints, async () => {
    await open.click();
    await expect(admin.getByText("The server did not answer.")).toBeVisible();
    await expect(open).not.toBeChecked();
  });
  await open.click();
  await expect(open).toBeChecked();
  await expect(admin.getByText("The server did not answer.")).toBeHidden();
});
