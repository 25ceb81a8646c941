import type { Locator, Page } from "@playwright/test";

/** A workspace's notices, and the bell that leads there. */
export class NoticesPage {
  readonly heading: Locator;
  readonly items: Locator;
  readonly markAllRead: Locator;
  readonly bell: Locator;
  readonly latest: Locator;

  constructor(readonly page: Page) {
    this.heading = page.getByRole("heading", { name: "Notices", level: 1 });
    this.items = page.getByRole("list", { name: "Notices" }).getByRole("listitem");
    this.markAllRead = page.getByRole("button", { name: "Mark all as read" });
    this.bell = page.getByRole("button", { name: /^Notices/ });
    this.latest = page.getByRole("dialog", { name: "Latest notices" });
  }

  async open(slug: string, query = ""): Promise<void> {
    await this.page.goto(`/${slug}/notices${query && `?${query}`}`);
  }

  async openPreferences(slug: string): Promise<void> {
    await this.page.goto(`/${slug}/notices/preferences`);
  }

  item(title: string | RegExp): Locator {
    return this.items.filter({ has: this.page.getByRole("heading", { name: title }) });
  }

  preference(kind: string, channel: "in the console" | "by mail"): Locator {
    return this.page.getByRole("switch", { name: `${kind}, ${channel}` });
  }
}
