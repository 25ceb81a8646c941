import type { Locator, Page } from "@playwright/test";
import { CreateDialog } from "./create-dialog";
import { EndDialog } from "./end-dialog";
import { RenameDialog } from "./rename-dialog";
import { SecretDialog } from "./secret-dialog";

export type RowAction = "Rename" | "Edit" | "Disable" | "Enable" | "Revoke" | "Delete";

/** Settings > API Keys. */
export class ApiKeysPage {
  readonly heading: Locator;
  readonly createButton: Locator;
  readonly table: Locator;
  readonly rows: Locator;
  readonly search: Locator;
  readonly statusFilter: Locator;
  readonly createDialog: CreateDialog;
  readonly secretDialog: SecretDialog;
  readonly renameDialog: RenameDialog;
  readonly revokeDialog: EndDialog;
  readonly deleteDialog: EndDialog;

  constructor(readonly page: Page) {
    this.heading = page.getByRole("heading", { name: "API Keys", level: 1 });
    this.createButton = page.getByRole("button", { name: "Create API Key", exact: true });
    this.table = page.getByRole("table", { name: "API keys" });
    this.rows = this.table.getByRole("row").filter({ has: page.getByRole("rowheader") });
    this.search = page.getByRole("searchbox", { name: "Search keys" });
    this.statusFilter = page.getByRole("button", { name: /^Status/ });
    this.createDialog = new CreateDialog(page);
    this.secretDialog = new SecretDialog(page);
    this.renameDialog = new RenameDialog(page);
    this.revokeDialog = new EndDialog(page, "Revoke");
    this.deleteDialog = new EndDialog(page, "Delete");
  }

  /** `query` without the question mark. */
  async open(slug: string, query = ""): Promise<void> {
    await this.page.goto(`/${slug}/settings/api-keys${query && `?${query}`}`);
  }

  row(name: string): Locator {
    return this.rows.filter({ has: this.page.getByRole("rowheader", { name }) });
  }

  /** Offered only where the viewer may do something with the key. */
  actionsButton(name: string): Locator {
    return this.page.getByRole("button", { name: `Actions for ${name}`, exact: true });
  }

  menuItem(action: RowAction): Locator {
    return this.page.getByRole("menuitem", { name: action, exact: true });
  }

  async act(name: string, action: RowAction): Promise<void> {
    await this.actionsButton(name).click();
    await this.menuItem(action).click();
  }

  /** Ticks or unticks a status in the filter's menu. */
  async toggleStatus(label: string): Promise<void> {
    await this.statusFilter.click();
    await this.page.getByRole("menuitemcheckbox", { name: label }).click();
  }
}
