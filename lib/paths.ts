/** Every address of the console, so that no component spells one. */
export const paths = {
  home: () => "/",
  /** The home page needs no coming back: it is where everybody goes anyway. */
  signIn: (returnTo?: string) =>
    returnTo && returnTo !== "/" ? `/sign-in?return_to=${encodeURIComponent(returnTo)}` : "/sign-in",
  setup: () => "/setup",
  newWorkspace: () => "/new-workspace",
  account: () => "/account",
  workspace: (slug: string) => `/${slug}`,
  apiKeys: (slug: string) => `/${slug}/settings/api-keys`,
  apiKeysExport: (slug: string) => `/${slug}/settings/api-keys/export`,
  /** Opens the dialog that revokes this key; it changes nothing by itself. */
  revokeApiKey: (slug: string, id: string) => `/${slug}/settings/api-keys?revoke=${encodeURIComponent(id)}`,
  notices: (slug: string) => `/${slug}/notices`,
  noticePreferences: (slug: string) => `/${slug}/notices/preferences`,
  securityPolicy: (slug: string) => `/${slug}/settings/security`,
  limits: (slug: string) => `/${slug}/settings/limits`,
  mail: (slug: string) => `/${slug}/settings/mail`,
  widget: (slug: string) => `/${slug}/settings/widget`,
  /** A page for a frame, not for people. */
  widgetPreview: (slug: string) => `/api/console/${slug}/widget-preview`,
  auditLog: (slug: string) => `/${slug}/settings/audit-log`,
  auditLogExport: (slug: string) => `/${slug}/settings/audit-log/export`,
  members: (slug: string) => `/${slug}/settings/members`,
  portalSettings: (slug: string) => `/${slug}/settings/portal`,
  general: (slug: string) => `/${slug}/settings/general`,
  apiDocs: (page?: string) => (page ? `/docs/api/${page}` : "/docs/api"),
  invite: (token: string) => `/invite/${token}`,
  /** The customers' portal, by the workspace's slug or id. */
  portal: (workspace: string) => `/portal/${workspace}`,
  /** What a link of the portal carries stands behind the #: browsers send that to no server. */
  portalLink: (workspace: string, token: string) => `/portal/${workspace}/open#${token}`,
  /** Where the portal's pages call the API. */
  portalApi: (path: string) => `/api/public/portal${path}`,
  portalFile: (id: string) => `/api/public/portal/attachments/${encodeURIComponent(id)}`,
  portalTicket: (workspace: string, number: number) => `/portal/${workspace}/tickets/${number}`,
  apiKey: (slug: string, id: string) => `/${slug}/settings/api-keys/${id}`,
  /** Explains a refusal: of a logged request, or of one that is described in the parameters. */
  whyRefused: (slug: string, asked: { request?: string; key?: string } = {}) => {
    const params = new URLSearchParams(asked).toString();
    return `/${slug}/settings/api-keys/why${params && `?${params}`}`;
  },
  webhooks: (slug: string) => `/${slug}/settings/webhooks`,
  webhook: (slug: string, id: string) => `/${slug}/settings/webhooks/${encodeURIComponent(id)}`,
  contacts: (slug: string) => `/${slug}/support/contacts`,
  contact: (slug: string, id: string) => `/${slug}/support/contacts/${id}`,
  articles: (slug: string) => `/${slug}/support/articles`,
  article: (slug: string, id: string) => `/${slug}/support/articles/${id}`,
  newArticle: (slug: string) => `/${slug}/support/articles/new`,
  articleSettings: (slug: string) => `/${slug}/support/articles/settings`,
  /** Where a member's browser sends a file, and where one is fetched from. */
  uploads: (slug: string) => `/api/console/${slug}/attachments`,
  attachment: (slug: string, id: string) => `/api/console/${slug}/attachments/${encodeURIComponent(id)}`,
  tickets: (slug: string) => `/${slug}/support/tickets`,
  ticket: (slug: string, number: number) => `/${slug}/support/tickets/${number}`,
};

/**
 * A `return_to` that is safe to follow: a path on this site. Anything that a browser could read as another origin
 * (`//evil`, `/\evil`, a scheme, control characters) becomes the home page.
 */
export function safeReturnTo(value: string | null | undefined): string {
  if (!value || !/^\/(?![/\\])[\x21-\x7e]*$/.test(value) || value.includes("\\")) return paths.home();
  return value;
}
