import type { Locator, Page } from "@playwright/test";
import { CreateDialog } from "./create-dialog";
import { EditDialog } from "./edit-dialog";
import { EndDialog } from "./end-dialog";
import { RenameDialog } from "./rename-dialog";
import { ReplaceDialog } from "./replace-dialog";
import { RevokeManyDialog } from "./revoke-many-dialog";
import { SecretDialog } from "./secret-dialog";

export type RowAction = "Rename" | "Edit" | "Replace" | "Finish replacing" | "Disable" | "Enable" | "Revoke" | "Delete";

/** Settings > API Keys. */
export class ApiKeysPage {
  readonly heading: Locator;
  readonly createButton: Locator;
  readonly table: Locator;
  readonly rows: Locator;
  readonly search: Locator;
  readonly statusFilter: Locator;
  readonly exportLink: Locator;
  readonly selection: Locator;
  readonly createDialog: CreateDialog;
  readonly secretDialog: SecretDialog;
  readonly renameDialog: RenameDialog;
  readonly editDialog: EditDialog;
  readonly replaceDialog: ReplaceDialog;
  readonly revokeDialog: EndDialog;
  readonly revokeManyDialog: RevokeManyDialog;
  readonly deleteDialog: EndDialog;

  constructor(readonly page: Page) {
    this.heading = page.getByRole("heading", { name: "API Keys", level: 1 });
    this.createButton = page.getByRole("button", { name: "Create API Key", exact: true });
    this.table = page.getByRole("table", { name: "API keys" });
    this.rows = this.table.getByRole("row").filter({ has: page.getByRole("rowheader") });
    this.search = page.getByRole("searchbox", { name: "Search keys" });
    this.statusFilter = page.getByRole("button", { name: /^Status/ });
    this.exportLink = page.getByRole("link", { name: "Export CSV" });
    this.selection = page.getByRole("region", { name: "Selected rows" });
    this.createDialog = new CreateDialog(page);
    this.secretDialog = new SecretDialog(page);
    this.renameDialog = new RenameDialog(page);
    this.editDialog = new EditDialog(page);
    this.replaceDialog = new ReplaceDialog(page);
    this.revokeManyDialog = new RevokeManyDialog(page);
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

  /** A saved filter above the table; its name begins with its count. */
  health(label: string): Locator {
    return this.page.getByRole("list", { name: "Health" }).getByRole("button", { name: label });
  }

  checkbox(name: string): Locator {
    return this.table.getByRole("checkbox", { name: `Select ${name}`, exact: true });
  }

  async revokeSelected(): Promise<void> {
    await this.selection.getByRole("button", { name: "Revoke" }).click();
  }
}
