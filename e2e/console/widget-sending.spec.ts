import { makeOldFormToken } from "../fixtures/form-token";
import { answersTo, expect, test, tickets } from "../fixtures/widget";

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
