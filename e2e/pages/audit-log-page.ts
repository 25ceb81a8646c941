import type { Locator, Page } from "@playwright/test";

/** Settings > Audit log. */
export class AuditLogPage {
  readonly heading: Locator;
  readonly rows: Locator;
  readonly search: Locator;
  readonly verify: Locator;
  readonly details: Locator;

  constructor(readonly page: Page) {
    this.heading = page.getByRole("heading", { name: "Audit log", level: 1 });
    this.rows = page
      .getByRole("table", { name: "Audit log" })
      .getByRole("row")
      .filter({ has: page.getByRole("rowheader") });
    this.search = page.getByRole("searchbox", { name: "Search the audit log" });
    this.verify = page.getByRole("button", { name: "Verify chain" });
    this.details = page.getByRole("dialog");
  }

  /** `query` without the question mark. */
  async open(slug: string, query = ""): Promise<void> {
    await this.page.goto(`/${slug}/settings/audit-log${query && `?${query}`}`);
  }

  async filter(label: string, option: string): Promise<void> {
    await this.page.getByRole("button", { name: new RegExp(`^${label}`) }).click();
    await this.page.getByRole("menuitemradio", { name: option, exact: true }).click();
  }

  async openDetails(name: string): Promise<void> {
    await this.page.getByRole("button", { name: `Details of ${name}` }).click();
  }

  /** The text of the file that the menu downloads. */
  async export(format: "CSV" | "JSON"): Promise<string> {
    await this.page.getByRole("button", { name: "Export" }).click();
    const coming = this.page.waitForEvent("download");
    await this.page.getByRole("menuitem", { name: format }).click();
    // The next press would otherwise meet a menu that is still closing.
    await this.page.getByRole("menu").waitFor({ state: "detached" });
    const chunks: Buffer[] = [];
    for await (const chunk of await (await coming).createReadStream()) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString();
  }
}
