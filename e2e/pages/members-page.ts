import type { Locator, Page } from "@playwright/test";

/** Settings > Members. */
export class MembersPage {
  readonly heading: Locator;
  readonly inviteButton: Locator;
  readonly table: Locator;
  readonly rows: Locator;
  readonly search: Locator;
  readonly invitations: Locator;
  readonly requests: Locator;
  readonly inviteDialog: Locator;
  readonly linkField: Locator;
  readonly roleDialog: Locator;
  readonly preview: Locator;
  readonly removeDialog: Locator;

  constructor(readonly page: Page) {
    this.heading = page.getByRole("heading", { name: "Members", level: 1 });
    this.inviteButton = page.getByRole("button", { name: "Invite member" });
    this.table = page.getByRole("table", { name: "Members" });
    this.rows = this.table.getByRole("row").filter({ has: page.getByRole("rowheader") });
    this.search = page.getByRole("searchbox", { name: "Search members" });
    this.invitations = page.getByRole("list", { name: "Pending invitations" });
    this.requests = page.getByRole("list", { name: "Access requests" });
    this.inviteDialog = page.getByRole("dialog", { name: "Invite member" });
    this.linkField = page.getByRole("textbox", { name: "Invitation link" });
    this.roleDialog = page.getByRole("dialog", { name: "Change role" });
    this.preview = this.roleDialog.getByRole("region", { name: "What changes for their keys" });
    this.removeDialog = page.getByRole("dialog", { name: "Remove member" });
  }

  async open(slug: string): Promise<void> {
    await this.page.goto(`/${slug}/settings/members`);
  }

  row(email: string): Locator {
    return this.rows.filter({ hasText: email });
  }

  /** Offered only where the viewer may change the member. */
  actionsOf(email: string): Locator {
    return this.row(email).getByRole("button", { name: /^Actions for/ });
  }

  apiAccessOf(email: string): Locator {
    return this.row(email).getByRole("switch");
  }

  async act(email: string, action: "Change role" | "Remove"): Promise<void> {
    await this.actionsOf(email).click();
    await this.page.getByRole("menuitem", { name: action, exact: true }).click();
  }

  /** Invites and returns the path that the link leads to. */
  async invite(email: string, role: string): Promise<string> {
    await this.inviteButton.click();
    await this.inviteDialog.getByLabel("Email").fill(email);
    await this.inviteDialog.getByRole("radio", { name: role, exact: true }).check();
    await this.inviteDialog.getByRole("button", { name: "Invite", exact: true }).click();
    return this.takeLink();
  }

  /** The link that a dialog shows now; closes it. */
  async takeLink(): Promise<string> {
    await this.linkField.waitFor();
    const { pathname } = new URL(await this.linkField.inputValue());
    await this.page.getByRole("button", { name: "Done" }).click();
    return pathname;
  }

  async chooseRole(role: string): Promise<void> {
    await this.roleDialog.getByRole("radio", { name: role, exact: true }).check();
  }
}
