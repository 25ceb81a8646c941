import type { Locator, Page } from "@playwright/test";

/** "Why was I refused?" */
export class WhyPage {
  readonly heading: Locator;
  readonly requestId: Locator;
  readonly load: Locator;
  readonly key: Locator;
  readonly path: Locator;
  readonly ip: Locator;
  readonly origin: Locator;
  readonly explain: Locator;
  readonly checks: Locator;

  constructor(readonly page: Page) {
    this.heading = page.getByRole("heading", { name: "Why was I refused?", level: 1 });
    this.requestId = page.getByRole("textbox", { name: "Request id" });
    this.load = page.getByRole("button", { name: "Load request" });
    // A list of suggestions makes a text field a combobox.
    this.key = page.getByRole("combobox", { name: /^Key/ });
    this.path = page.getByRole("textbox", { name: "Path" });
    this.ip = page.getByRole("textbox", { name: /^IP address/ });
    this.origin = page.getByRole("textbox", { name: /^Origin/ });
    this.explain = page.getByRole("button", { name: "Explain" });
    this.checks = page.getByRole("list", { name: "Checks" }).getByRole("listitem");
  }

  /** `query` without the question mark. */
  async open(slug: string, query = ""): Promise<void> {
    await this.page.goto(`/${slug}/settings/api-keys/why${query && `?${query}`}`);
  }

  check(name: string): Locator {
    return this.checks.filter({ has: this.page.getByText(name, { exact: true }) });
  }
}
