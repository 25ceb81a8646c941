import type { Locator, Page } from "@playwright/test";

/** Asks for the password before something delicate, above whatever is open. */
export class ConfirmPasswordDialog {
  readonly dialog: Locator;
  readonly password: Locator;
  readonly confirm: Locator;
  readonly cancel: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole("dialog", { name: "Confirm your password" });
    this.password = this.dialog.getByLabel("Password", { exact: true });
    this.confirm = this.dialog.getByRole("button", { name: "Confirm" });
    this.cancel = this.dialog.getByRole("button", { name: "Cancel" });
  }

  async type(password: string): Promise<void> {
    await this.password.fill(password);
    await this.confirm.click();
  }
}
