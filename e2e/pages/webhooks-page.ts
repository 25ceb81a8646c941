import type { Locator, Page } from "@playwright/test";

/** Settings > Webhooks, and the page of one of them. */
export class WebhooksPage {
  readonly createButton: Locator;
  readonly createDialog: Locator;
  readonly secretDialog: Locator;
  readonly log: Locator;
  readonly delivery: Locator;

  constructor(readonly page: Page) {
    this.createButton = page.getByRole("button", { name: "Create webhook" });
    this.createDialog = page.getByRole("dialog", { name: "Create webhook" });
    this.secretDialog = page.getByRole("dialog", { name: "Save the signing secret" });
    this.log = page
      .getByRole("region", { name: "Deliveries" })
      .or(page.getByRole("table", { name: "Deliveries" }))
      .first();
    this.delivery = page.getByRole("dialog", { name: /^(ticket|webhook)\./ });
  }

  async open(workspace: string): Promise<void> {
    await this.page.goto(`/${workspace}/settings/webhooks`);
  }

  /** Opens the dialog, also when the first press comes before the page is alive. */
  async startCreating(): Promise<void> {
    await this.createButton.click();
    await this.createDialog.waitFor();
  }

  async create(url: string, more: { description?: string; events?: readonly string[] } = {}): Promise<void> {
    await this.startCreating();
    await this.createDialog.getByLabel("URL").fill(url);
    if (more.description) await this.createDialog.getByLabel("Description").fill(more.description);
    for (const event of more.events ?? []) {
      await this.createDialog.getByRole("checkbox", { name: event, exact: true }).check();
    }
    await this.createDialog.getByRole("button", { name: "Create webhook" }).click();
  }

  /** The secret that is shown, once. */
  async takeSecret(): Promise<string> {
    const secret = await this.secretDialog.getByLabel("Signing secret").inputValue();
    await this.secretDialog.getByRole("button", { name: "Done" }).click();
    return secret;
  }

  async choose(item: string): Promise<void> {
    await this.page.getByRole("button", { name: "More actions" }).click();
    await this.page.getByRole("menuitem", { name: item }).click();
  }
}
