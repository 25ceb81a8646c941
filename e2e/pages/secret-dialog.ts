import type { Locator, Page } from "@playwright/test";

/** The only place where a key is shown. */
export class SecretDialog {
  readonly dialog: Locator;
  readonly key: Locator;
  readonly copy: Locator;
  readonly saved: Locator;
  readonly done: Locator;
  readonly guard: Locator;
  readonly goBack: Locator;
  readonly closeAnyway: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole("dialog", { name: "Save your API key" });
    this.key = this.dialog.getByRole("textbox", { name: "API key" });
    this.copy = this.dialog.getByRole("button", { name: /^(Copy|Copied)$/ });
    this.saved = this.dialog.getByRole("checkbox", { name: "I have saved it" });
    this.done = this.dialog.getByRole("button", { name: "Done" });
    this.guard = page.getByRole("alertdialog");
    this.goBack = this.guard.getByRole("button", { name: "Go back" });
    this.closeAnyway = this.guard.getByRole("button", { name: "Close anyway" });
  }

  tab(name: "curl" | ".env" | "JavaScript" | "Python"): Locator {
    return this.dialog.getByRole("tab", { name });
  }

  /** The code of the tab that is open, as it would be copied. */
  async snippet(): Promise<string> {
    return (await this.dialog.getByRole("tabpanel").getByRole("region").textContent()) ?? "";
  }

  async saveAndClose(): Promise<string> {
    const key = await this.key.inputValue();
    await this.saved.check();
    await this.done.click();
    return key;
  }
}
