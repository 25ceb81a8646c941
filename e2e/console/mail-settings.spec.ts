import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "../fixtures/test";
import { expectAccessible } from "./accessible";

const mail = (head: string, text: string) =>
  `From: Grace Hopper <grace@navy.example>\r\nTo: help@acme.example\r\nMessage-ID: <${Math.random()}@navy.example>\r\n${head}\r\n\r\n${text}\r\n`;

function mailFile(content: string): string {
  const path = join(tmpdir(), `latchkey-e2e-${Date.now()}-${Math.random()}.eml`);
  writeFileSync(path, content);
  return path;
}

test("an admin sets mail up, sees what came in and why, and an agent answers it", { tag: "@mobile" }, async ({
  signedInAs,
  workspace,
}) => {
  const page = await signedInAs("admin");
  await page.goto(`/${workspace.slug}/settings/mail`);
  await expect(page.getByText("Nothing has come in.")).toBeVisible();
  await page.getByLabel("Support address").fill("Help@Acme.example");
  await page.getByLabel("Signature").fill("Acme, day and night");
  await page.getByRole("switch", { name: "Put the ticket into the reply address" }).click();
  await page.getByRole("button", { name: "Save mail settings" }).click();
  await expect(page.getByText("Mail settings saved")).toBeVisible();
  await expect(page.getByLabel("Support address")).toHaveValue("help@acme.example");
  await page.getByRole("button", { name: "Switch the hook on" }).click();
  await expect(page.getByText(/^whsec_/)).toBeVisible();
  await expectAccessible(page);

  const text = "The printer burns.\r\n\r\nOn Thu, Nov 19, 2026, Acme <help@acme.example> wrote:\r\n> All is well.";
  await workspace.command("mail inbound", "--file", mailFile(mail("Subject: Printer", text)));
  await workspace.command(
    "mail inbound",
    "--file",
    mailFile(mail("Subject: Away\r\nAuto-Submitted: auto-replied", "I am away.")),
  );
  const log = page.getByRole("list", { name: "Inbound mail" }).getByRole("listitem");
  await expect
    .poll(
      async () => {
        await page.reload();
        return log.filter({ hasText: /Filed|Ignored/ }).count();
      },
      { timeout: 30_000 },
    )
    .toBe(2);
  await expect(page.getByText(/^whsec_/)).toHaveCount(0);
  await expect(log.filter({ hasText: "Away" })).toContainText("An automatic reply");
  await log.filter({ hasText: "Away" }).getByRole("button", { name: "File it" }).click();
  await expect(page.getByText("The mail is filed within seconds")).toBeVisible();
  await log
    .filter({ hasText: "Printer" })
    .getByRole("link", { name: /Ticket #/ })
    .click();

  const message = page.getByRole("list", { name: "Messages" }).getByRole("listitem").first();
  await expect(message).toContainText("by mail");
  await expect(message.getByText("All is well.")).toBeHidden();
  await message.getByText("Show the whole mail").click();
  await expect(message.getByText("All is well.")).toBeVisible();
  await page.getByRole("textbox", { name: "Reply" }).fill("We are on our way.");
  await page.getByRole("button", { name: "Send reply" }).click();
  await expect(page.getByText("Goes out within a minute or two.")).toBeVisible();
  await expectAccessible(page);
});

test("a mailbox that may not be reached is refused beside its field", async ({ signedInAs, workspace }) => {
  const page = await signedInAs("admin");
  await page.goto(`/${workspace.slug}/settings/mail`);
  await page.getByRole("button", { name: "Set up a mailbox" }).click();
  const dialog = page.getByRole("dialog", { name: "Mailbox" });
  await dialog.getByLabel("Server").fill("169.254.169.254");
  await dialog.getByLabel("User name").fill("support");
  await dialog.getByLabel("Password", { exact: true }).fill("not a secret");
  await dialog.getByRole("button", { name: "Test connection" }).click();
  await expect(dialog.getByText(/no public address/)).toBeVisible();
  await expectAccessible(page);
});

test("a Read-Only Admin sees how mail is set up, and changes nothing", async ({ signedInAs, workspace }) => {
  await workspace.command("mail hook");
  const page = await signedInAs("read_only_admin");
  await page.goto(`/${workspace.slug}/settings/mail`);
  await expect(page.getByText(`/api/public/inbound-mail/${workspace.id}`)).toBeVisible();
  await expect(page.getByLabel("Support address")).toBeDisabled();
  for (const name of ["Save mail settings", "Set up a mailbox", "Rotate secret", "Switch off"]) {
    await expect(page.getByRole("button", { name })).toHaveCount(0);
  }
});
