import type { Locator, Page } from "@playwright/test";

/** The dialogs that revoke or delete a key. */
export class EndDialog {
  readonly dialog: Locator;
  readonly impact: Locator;
  readonly confirmName: Locator;
  readonly submit: Locator;
  readonly cancel: Locator;

  constructor(page: Page, verb: "Revoke" | "Delete") {
    this.dialog = page.getByRole("dialog", { name: `${verb} API key` });
    this.impact = this.dialog.getByRole("region", { name: "What will stop" });
    this.confirmName = this.dialog.getByRole("textbox", { name: "Type the key's name to confirm" });
    this.submit = this.dialog.getByRole("button", { name: `${verb} key` });
    this.cancel = this.dialog.getByRole("button", { name: "Cancel" });
  }
}
