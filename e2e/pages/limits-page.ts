import type { Locator, Page } from "@playwright/test";

/** Settings > Limits and usage. */
export class LimitsPage {
  readonly heading: Locator;
  readonly meter: Locator;
  readonly setQuota: Locator;
  readonly changeQuota: Locator;
  readonly quotaDialog: Locator;
  readonly limitDialog: Locator;

  constructor(readonly page: Page) {
    this.heading = page.getByRole("heading", { name: "Limits and usage", level: 1 });
    this.meter = page.getByRole("meter", { name: "Monthly quota" });
    this.setQuota = page.getByRole("button", { name: "Set a quota" });
    this.changeQuota = page.getByRole("button", { name: "Change quota" });
    this.quotaDialog = page.getByRole("dialog", { name: "Monthly quota" });
    this.limitDialog = page.getByRole("dialog", { name: /^Change limit/ });
  }

  async open(slug: string): Promise<void> {
    await this.page.goto(`/${slug}/settings/limits`);
  }

  row(label: string): Locator {
    return this.page.getByRole("listitem").filter({ has: this.page.getByRole("heading", { name: label }) });
  }

  change(label: string): Locator {
    return this.page.getByRole("button", { name: `Change ${label}`, exact: true });
  }

  clear(label: string): Locator {
    return this.page.getByRole("button", { name: `Clear the change of ${label}` });
  }

  async fillLimit(requests: string, per?: "IP address" | "Key"): Promise<void> {
    await this.limitDialog.getByLabel("Requests").fill(requests);
    if (per) {
      await this.limitDialog.getByLabel("Counted per").click();
      await this.page.getByRole("option", { name: per, exact: true }).click();
    }
  }
}
