import { can, type Permission } from "../../lib/access/permissions";
import type { Role } from "../../lib/access/roles";
import { expect, test } from "../fixtures/test";

const roles: Role[] = ["owner", "admin", "read_only_admin", "developer", "agent"];

/** Every page of a workspace: what it takes to see it, and what it is called in the sidebar. */
const pages: { path: string; heading: string; needs: Permission; inSidebar: boolean }[] = [
  { path: "settings/api-keys", heading: "API Keys", needs: "api_keys:read", inSidebar: true },
  { path: "settings/api-keys/why", heading: "Why was I refused?", needs: "api_keys:read", inSidebar: false },
  { path: "settings/members", heading: "Members", needs: "members:read", inSidebar: true },
  { path: "settings/limits", heading: "Limits and usage", needs: "policy:read", inSidebar: true },
  { path: "settings/security", heading: "Security policy", needs: "policy:read", inSidebar: true },
  { path: "settings/mail", heading: "Mail", needs: "policy:read", inSidebar: true },
  { path: "settings/widget", heading: "Widget", needs: "policy:read", inSidebar: true },
  { path: "settings/portal", heading: "Customer portal", needs: "policy:read", inSidebar: true },
  { path: "settings/webhooks", heading: "Webhooks", needs: "webhooks:read", inSidebar: true },
  { path: "settings/audit-log", heading: "Audit log", needs: "audit_log:read", inSidebar: true },
  { path: "settings/general", heading: "General", needs: "api_keys:read", inSidebar: true },
  { path: "support/tickets", heading: "Tickets", needs: "tickets:read", inSidebar: true },
  { path: "support/contacts", heading: "Contacts", needs: "contacts:read", inSidebar: true },
  { path: "support/articles", heading: "Knowledge base", needs: "kb:read", inSidebar: true },
  { path: "support/articles/new", heading: "New article", needs: "articles:write", inSidebar: false },
  { path: "support/articles/settings", heading: "Categories and access", needs: "articles:write", inSidebar: false },
  { path: "notices", heading: "Notices", needs: "notices:read", inSidebar: false },
  { path: "notices/preferences", heading: "Notice preferences", needs: "notices:read", inSidebar: false },
];

for (const role of roles) {
  test(`a member with the role ${role} opens the pages that the table of rights gives, and is told about the others`, async ({
    signedInAs,
    workspace,
    complaints,
  }) => {
    complaints.expected.push(/status of 403/);
    const person = role === "owner" ? workspace.owner : await workspace.member(role);
    // Without it, the page of the keys offers to ask for it.
    await workspace.switchApiAccess(person.email, true);
    const page = await signedInAs(person);
    for (const { path, heading, needs, inSidebar } of pages) {
      await test.step(path, async () => {
        await page.goto(`/${workspace.slug}/${path}`);
        const title = page.getByRole("heading", { level: 1 });
        const sees = can(role, needs);
        await expect(title).toHaveText(sees ? heading : "Your role does not include this page");
        await expect(page.getByRole("list", { name: "People who can help" })).toHaveCount(sees ? 0 : 1);
        await expect(page.getByRole("button", { name: "Request access" })).toHaveCount(sees ? 0 : 1);
        const link = page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: heading, exact: true });
        await expect(link).toHaveCount(sees && inSidebar ? 1 : 0);
      });
    }
  });
}
