import type { Locator, Page } from "@playwright/test";

/** The dialog that revokes the selected keys, and what it says afterwards when one was not revoked. */
export class RevokeManyDialog {
  readonly dialog: Locator;
  readonly impact: Locator;
  readonly confirmation: Locator;
  readonly submit: Locator;
  readonly results: Locator;
  readonly close: Locator;

  constructor(page: Page) {
    this.dialog = page.getByRole("dialog", { name: /^Revoke \d+ API keys?$/ });
    this.impact = this.dialog.getByRole("region", { name: "What will stop" });
    this.confirmation = this.dialog.getByRole("textbox", { name: /to confirm$/ });
    this.submit = this.dialog.getByRole("button", { name: /^Revoke (key|\d+ keys)$/ });
    const ended = page.getByRole("dialog", { name: "Not every key was revoked" });
    this.results = ended.getByRole("list", { name: "Results" });
    this.close = ended.getByRole("button", { name: "Close" }).last();
  }
}
