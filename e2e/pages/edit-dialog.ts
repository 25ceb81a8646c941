import type { Locator, Page } from "@playwright/test";

export class EditDialog {
  readonly dialog: Locator;
  readonly note: Locator;
  readonly allowedIps: Locator;
  readonly submit: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole("dialog", { name: /^Edit/ });
    this.note = this.dialog.getByRole("textbox", { name: "Note" });
    this.allowedIps = this.dialog.getByRole("textbox", { name: "Allowed IPs" });
    this.submit = this.dialog.getByRole("button", { name: "Save changes" });
  }

  scope(name: string): Locator {
    return this.dialog.getByRole("checkbox", { name, exact: true });
  }
}
