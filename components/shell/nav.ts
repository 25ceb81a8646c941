import { can, type Permission } from "@/lib/access/permissions";
import type { Role } from "@/lib/access/roles";
import { paths } from "@/lib/paths";

export type NavEntry<Label extends string = string> = {
  label: Label;
  href: (workspace: string) => string;
  /** Whoever lacks it does not see the entry. */
  permission: Permission;
  /** Other words that find it in the command palette. */
  keywords?: readonly string[];
};

export type NavSection<Label extends string = string> = { label: string; entries: readonly NavEntry<Label>[] };

/** The pages of the console, in the order of the sidebar. The command palette reads it too. */
const nav = [
  {
    label: "Settings",
    entries: [
      {
        label: "API Keys",
        href: paths.apiKeys,
        permission: "api_keys:read",
        keywords: ["token", "secret", "integration"],
      },
      {
        label: "Members",
        href: paths.members,
        permission: "members:read",
        keywords: ["people", "roles", "invite", "api access"],
      },
      {
        label: "Security policy",
        href: paths.securityPolicy,
        permission: "policy:read",
        keywords: ["expiry", "ip list", "domains", "full access"],
      },
      {
        label: "Limits and usage",
        href: paths.limits,
        permission: "policy:read",
        keywords: ["rate limit", "quota", "429", "calls"],
      },
      {
        label: "Webhooks",
        href: paths.webhooks,
        permission: "webhooks:read",
        keywords: ["events", "deliveries", "endpoint", "signature", "integration"],
      },
      {
        label: "Widget",
        href: paths.widget,
        permission: "policy:read",
        keywords: ["form", "site", "chat", "embed", "script", "visitors"],
      },
      {
        label: "Customer portal",
        href: paths.portalSettings,
        permission: "policy:read",
        keywords: ["contacts", "requesters", "magic link", "self-service"],
      },
      {
        label: "Mail",
        href: paths.mail,
        permission: "policy:read",
        keywords: ["e-mail", "imap", "smtp", "mailbox", "inbound", "signature", "hook"],
      },
      {
        label: "Audit log",
        href: paths.auditLog,
        permission: "audit_log:read",
        keywords: ["history", "events", "export"],
      },
      {
        label: "General",
        href: paths.general,
        permission: "api_keys:read",
        keywords: ["workspace", "name", "organization id", "owner", "delete"],
      },
    ],
  },
  {
    label: "Support",
    entries: [
      {
        label: "Tickets",
        href: paths.tickets,
        permission: "tickets:read",
        keywords: ["requests", "inbox", "replies"],
      },
      {
        label: "Contacts",
        href: paths.contacts,
        permission: "contacts:read",
        keywords: ["people", "customers", "requesters"],
      },
      {
        label: "Knowledge base",
        href: paths.articles,
        permission: "kb:read",
        keywords: ["articles", "help", "categories", "documents"],
      },
    ],
  },
] as const satisfies readonly NavSection[];

export type NavLabel = (typeof nav)[number]["entries"][number]["label"];

const sections: readonly NavSection<NavLabel>[] = nav;

/** The sections with what the role may see; empty ones are left out. */
export function navFor(role: Role): NavSection<NavLabel>[] {
  return sections
    .map((section) => ({ ...section, entries: section.entries.filter((entry) => can(role, entry.permission)) }))
    .filter((section) => section.entries.length > 0);
}

/** The entry of the page that an address leads to, or of the list that it belongs to. */
export function pageAt(pathname: string, workspace: string): NavEntry | undefined {
  const entries = sections.flatMap((section) => section.entries);
  return entries.find(({ href }) => pathname === href(workspace) || pathname.startsWith(`${href(workspace)}/`));
}

/**
 * Where switching to another workspace leads: to the same kind of page if the role there may see it, else to the
 * workspace's own first page. Things with an id exist in one workspace only, so their list stands for them.
 */
export function samePageIn(pathname: string, from: string, to: { slug: string; role: Role }): string {
  const here = pageAt(pathname, from);
  return here && can(to.role, here.permission) ? here.href(to.slug) : paths.workspace(to.slug);
}
