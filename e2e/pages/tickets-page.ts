import type { Locator, Page } from "@playwright/test";

/** Support > Tickets, and the page of one ticket. */
export class TicketsPage {
  readonly rows: Locator;
  readonly search: Locator;
  readonly messages: Locator;
  readonly reply: Locator;
  readonly send: Locator;
  readonly status: Locator;
  readonly assignee: Locator;

  constructor(readonly page: Page) {
    this.rows = page
      .getByRole("table", { name: "Tickets" })
      .getByRole("row")
      .filter({ has: page.getByRole("rowheader") });
    this.search = page.getByRole("searchbox", { name: "Search tickets" });
    this.messages = page.getByRole("list", { name: "Messages" }).getByRole("listitem");
    this.reply = page.getByRole("textbox", { name: "Reply" });
    this.send = page.getByRole("button", { name: "Send reply" });
    this.status = page.getByRole("combobox", { name: "Status" });
    this.assignee = page.getByRole("combobox", { name: "Assignee" });
  }

  /** `query` without the question mark. */
  async open(slug: string, query = ""): Promise<void> {
    await this.page.goto(`/${slug}/support/tickets${query && `?${query}`}`);
  }

  async filter(label: string, option: string): Promise<void> {
    // A column's heading can have the same name.
    const menus = this.page.locator("[aria-haspopup=menu]");
    await this.page
      .getByRole("button", { name: new RegExp(`^${label}`) })
      .and(menus)
      .click();
    await this.page.getByRole("menuitemradio", { name: option, exact: true }).click();
  }

  async choose(field: Locator, option: string): Promise<void> {
    await field.click();
    await this.page.getByRole("option", { name: option, exact: true }).click();
  }
}
