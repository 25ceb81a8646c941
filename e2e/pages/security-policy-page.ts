import type { Locator, Page } from "@playwright/test";

/** Settings > Security policy. */
export class SecurityPolicyPage {
  readonly heading: Locator;
  readonly hours: Locator;
  readonly requireExpiry: Locator;
  readonly requireIpList: Locator;
  readonly fullAccess: Locator;
  readonly requireOrganization: Locator;
  readonly requireIfMatch: Locator;
  readonly allowedIps: Locator;
  readonly allowedDomains: Locator;
  readonly reportOnly: Locator;
  readonly addMine: Locator;
  readonly fill: Locator;
  readonly save: Locator;
  readonly question: Locator;

  constructor(readonly page: Page) {
    this.heading = page.getByRole("heading", { name: "Security policy", level: 1 });
    this.hours = page.getByLabel("Hours", { exact: true });
    this.requireExpiry = page.getByRole("switch", { name: "Require an expiry" });
    this.requireIpList = page.getByRole("switch", { name: "Require an IP list" });
    this.fullAccess = page.getByRole("switch", { name: "Allow full access (*)" });
    this.requireOrganization = page.getByRole("switch", { name: "Require the organisation header" });
    this.requireIfMatch = page.getByRole("switch", { name: "Require If-Match for changes" });
    this.allowedIps = page.getByLabel("Allowed IPs");
    this.allowedDomains = page.getByLabel("Allowed domains");
    this.reportOnly = page.getByRole("switch", { name: "Report only" });
    this.addMine = page.getByRole("button", { name: "Add my address" });
    this.fill = page.getByRole("button", { name: /^Add .* in use$/ });
    this.save = page.locator("form").getByRole("button", { name: "Save policy" });
    this.question = page.getByRole("alertdialog", { name: "This stops calls that work now" });
  }

  async open(slug: string): Promise<void> {
    await this.page.goto(`/${slug}/settings/security`);
  }

  async chooseLife(label: string): Promise<void> {
    await this.page.getByLabel("Maximum life").click();
    await this.page.getByRole("option", { name: label, exact: true }).click();
  }
}
