import type { Locator, Page } from "@playwright/test";
import { EndDialog } from "./end-dialog";
import { ReplaceDialog } from "./replace-dialog";
import { SecretDialog } from "./secret-dialog";

/** The page of one key. */
export class KeyPage {
  readonly title: Locator;
  readonly scopes: Locator;
  readonly denials: Locator;
  readonly log: Locator;
  readonly logRows: Locator;
  readonly search: Locator;
  readonly trim: Locator;
  readonly replaceButton: Locator;
  readonly oldKey: Locator;
  readonly newKey: Locator;
  readonly finish: Locator;
  readonly replaceDialog: ReplaceDialog;
  readonly secretDialog: SecretDialog;
  readonly revokeDialog: EndDialog;

  constructor(readonly page: Page) {
    this.title = page.getByRole("heading", { level: 1 });
    this.scopes = page.getByRole("list", { name: "Scopes" }).getByRole("listitem");
    this.denials = page.getByRole("list", { name: "Denied attempts" }).getByRole("listitem");
    this.log = page.getByRole("table", { name: "Request log" });
    this.logRows = this.log.getByRole("row").filter({ has: page.getByRole("rowheader") });
    this.search = page.getByRole("searchbox", { name: "Search by request id" });
    this.trim = page.getByRole("button", { name: "Trim scopes" });
    this.replaceButton = page.getByRole("button", { name: "Replace", exact: true });
    this.oldKey = page.getByRole("region", { name: "Old key" });
    this.newKey = page.getByRole("region", { name: "New key" });
    this.finish = page.getByRole("button", { name: "Finish: revoke the old key" });
    this.replaceDialog = new ReplaceDialog(page);
    this.secretDialog = new SecretDialog(page);
    this.revokeDialog = new EndDialog(page, "Revoke");
  }

  async open(slug: string, id: string): Promise<void> {
    await this.page.goto(`/${slug}/settings/api-keys/${id}`);
  }

  async chooseSilence(label: "1 hour" | "24 hours" | "7 days"): Promise<void> {
    await this.page.getByRole("radio", { name: label }).click();
  }
}
