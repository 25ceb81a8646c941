import { agePassword, databaseIsReadable } from "../fixtures/database";
import { withoutAnswers } from "../fixtures/lost-answers";
import { withReceiver } from "../fixtures/receiver";
import { expect, test } from "../fixtures/test";
import { ConfirmPasswordDialog } from "../pages/confirm-password-dialog";
import { WebhooksPage } from "../pages/webhooks-page";

const lost = "The server did not answer.";

test("a question stays open and says so when the server does not answer", async ({
  signedInAs,
  workspace,
  complaints,
}) => {
  await workspace.command("mail hook");
  const page = await signedInAs("admin");
  await page.goto(`/${workspace.slug}/settings/mail`);
  await page.getByRole("button", { name: "Switch off" }).click();
  const question = page.getByRole("alertdialog", { name: "Switch the hook off" });
  await withoutAnswers(page, complaints, async () => {
    await question.getByRole("button", { name: "Switch off" }).click();
    await expect(question.getByText(lost)).toBeVisible();
  });
  await question.getByRole("button", { name: "Switch off" }).click();
  await expect(page.getByText("The hook is off.")).toBeVisible();
});

test("a press that got no answer is told of, and one that waits for the password is not", async ({
  signedInAs,
  workspace,
  complaints,
}) => {
  test.skip(!databaseIsReadable, "lets time pass in the database of the installation");
  const page = await signedInAs("owner");
  const webhooks = new WebhooksPage(page);
  const ask = new ConfirmPasswordDialog(page);
  await withReceiver(async (receiver) => {
    await webhooks.open(workspace.slug);
    await webhooks.create(receiver.url);
    await webhooks.takeSecret();
    await withoutAnswers(page, complaints, async () => {
      await page.getByRole("button", { name: "Send test" }).click();
      await expect(page.getByText(lost)).toBeVisible();
    });
    agePassword(workspace.owner.email);
    await webhooks.choose("Disable");
    await expect(ask.password).toBeFocused();
    await ask.type(workspace.owner.password);
    await expect(page.getByText("Webhook disabled")).toBeVisible();
    // It would still be there: toasts stay for five seconds.
    await expect(page.getByText("Type your password again to do this.")).toHaveCount(0);
  });
});
