import type { Locator, Page } from "@playwright/test";

/** The widget on somebody's page. */
export class WidgetPanel {
  readonly launcher: Locator;
  readonly dialog: Locator;

  constructor(readonly page: Page) {
    this.launcher = page.getByRole("button", { name: "Help", exact: true });
    this.dialog = page.getByRole("dialog");
  }

  field(name: "Subject" | "Message" | "E-mail" | "Name" | "Category"): Locator {
    return this.dialog.getByLabel(name);
  }

  get send(): Locator {
    return this.dialog.getByRole("button", { name: /^(Send|Sending…)$/ });
  }

  get thanks(): Locator {
    return this.dialog.getByText(/Your request has the number #\d+/).first();
  }

  get file(): Locator {
    return this.dialog.locator("input[type=file]");
  }

  async open(): Promise<void> {
    await this.launcher.click();
    await this.field("Subject").waitFor();
  }

  async fill({
    subject = "Broken cup",
    message = "The handle came off.",
    email = "ada@example.com",
  } = {}): Promise<void> {
    await this.field("Subject").fill(subject);
    await this.field("Message").fill(message);
    await this.field("E-mail").fill(email);
  }
}
