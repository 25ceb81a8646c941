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
