import type { Locator, Page } from "@playwright/test";

export type Founding = { workspaceName: string; name: string; email: string; password: string };

export class SetupPage {
  readonly workspaceName: Locator;
  readonly name: Locator;
  readonly email: Locator;
  readonly password: Locator;
  readonly submit: Locator;

  constructor(private readonly page: Page) {
    this.workspaceName = page.getByRole("textbox", { name: "Workspace name" });
    this.name = page.getByRole("textbox", { name: "Your name" });
    this.email = page.getByRole("textbox", { name: "Email" });
    this.password = page.getByLabel("Password", { exact: true });
    this.submit = page.getByRole("button", { name: "Create workspace" });
  }

  async open(): Promise<void> {
    await this.page.goto("/setup");
  }

  async fill({ workspaceName, name, email, password }: Founding): Promise<void> {
    await this.workspaceName.fill(workspaceName);
    await this.name.fill(name);
    await this.email.fill(email);
    await this.password.fill(password);
  }
}
