import type { Locator, Page } from "@playwright/test";

/** The page of one key. */
export class KeyPage {
  readonly title: Locator;
  readonly scopes: Locator;
  readonly denials: Locator;
  readonly log: Locator;
  readonly logRows: Locator;
  readonly search: Locator;
  readonly trim: Locator;

  constructor(readonly page: Page) {
    this.title = page.getByRole("heading", { level: 1 });
    this.scopes = page.getByRole("list", { name: "Scopes" }).getByRole("listitem");
    this.denials = page.getByRole("list", { name: "Denied attempts" }).getByRole("listitem");
    this.log = page.getByRole("table", { name: "Request log" });
    this.logRows = this.log.getByRole("row").filter({ has: page.getByRole("rowheader") });
    this.search = page.getByRole("searchbox", { name: "Search by request id" });
    this.trim = page.getByRole("button", { name: "Trim scopes" });
  }

  async open(slug: string, id: string): Promise<void> {
    await this.page.goto(`/${slug}/settings/api-keys/${id}`);
  }
}
