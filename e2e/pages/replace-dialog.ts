import type { Locator, Page } from "@playwright/test";

export class ReplaceDialog {
  readonly dialog: Locator;
  readonly outline: Locator;
  readonly submit: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole("dialog", { name: "Replace API key" });
    this.outline = this.dialog.getByRole("region", { name: "The new key" });
    this.submit = this.dialog.getByRole("button", { name: "Replace key" });
  }
}
