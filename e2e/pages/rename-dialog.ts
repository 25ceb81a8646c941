import type { Locator, Page } from "@playwright/test";

export class RenameDialog {
  readonly dialog: Locator;
  readonly name: Locator;
  readonly save: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole("dialog", { name: "Rename API key" });
    this.name = this.dialog.getByRole("textbox", { name: "Name" });
    this.save = this.dialog.getByRole("button", { name: "Save" });
  }

  async rename(to: string): Promise<void> {
    await this.name.fill(to);
    await this.save.click();
  }
}
