import type { Locator, Page } from "@playwright/test";

export class CreateDialog {
  readonly dialog: Locator;
  readonly name: Locator;
  readonly expiration: Locator;
  readonly lastDay: Locator;
  readonly allowedIps: Locator;
  readonly allowedDomains: Locator;
  readonly note: Locator;
  readonly confirmation: Locator;
  readonly submit: Locator;
  readonly cancel: Locator;

  constructor(private readonly page: Page) {
    this.dialog = page.getByRole("dialog", { name: "Create API Key" });
    this.name = this.dialog.getByRole("textbox", { name: "Name", exact: true });
    this.expiration = this.dialog.getByLabel("Expiration");
    this.lastDay = this.dialog.getByLabel("Last day");
    this.allowedIps = this.dialog.getByRole("textbox", { name: "Allowed IPs" });
    this.allowedDomains = this.dialog.getByRole("textbox", { name: "Allowed domains" });
    this.note = this.dialog.getByRole("textbox", { name: "Note" });
    this.confirmation = this.dialog.getByRole("textbox", { name: /to confirm$/ });
    this.submit = this.dialog.getByRole("button", { name: "Create key" });
    this.cancel = this.dialog.getByRole("button", { name: "Cancel" });
  }

  scope(name: string): Locator {
    return this.dialog.getByRole("checkbox", { name, exact: true });
  }

  async fill({ name, scopes }: { name: string; scopes: readonly string[] }): Promise<void> {
    await this.name.fill(name);
    for (const scope of scopes) await this.scope(scope).check();
  }

  async chooseExpiration(label: string): Promise<void> {
    await this.expiration.click();
    await this.page.getByRole("option", { name: label }).click();
  }
}
