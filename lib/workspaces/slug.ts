import { hyphenated } from "../access/plain-ascii";

/** The longest slug, in characters. */
export const slugLength = 40;

/** First segments of addresses that mean something else, now or one day. */
const reserved = new Set(
  `about account accounts admin api apple-icon assets auth billing blog dashboard docs favicon fonts health healthz help
   home icon images invitations invite invites kb livez login logout manifest media metrics new new-workspace next
   openapi opengraph-image portal privacy public readyz register robots security session sessions settings setup
   sign-in sign-out sign-up signin signout signup sitemap static status support system terms user users webhooks
   well-known widget workspace workspaces www`.split(/\s+/),
);

/** Whether a workspace may have this address: `v1` and the like belong to the API. */
export function isReservedSlug(slug: string): boolean {
  return reserved.has(slug) || /^v\d+$/.test(slug);
}

/** Whether a workspace can have this address at all: nobody needs to sign in to learn that `/favicon.ico` is not one. */
export function couldBeSlug(text: string): boolean {
  return /^[a-z0-9][a-z0-9-]*$/.test(text) && !isReservedSlug(text);
}

/** `Ærø Übersee GmbH` as `aero-ubersee-gmbh`; `team` when nothing of the name can be written in ASCII. */
export function slugOf(name: string): string {
  const ascii = hyphenated(name);
  const slug = trimmed(ascii, slugLength) || "team";
  return isReservedSlug(slug) ? `${slug}-team` : slug;
}

/** The slug itself, then `-2`, `-3` … as long as anyone would still recognise it. */
export function slugCandidates(slug: string): string[] {
  const numbered = Array.from({ length: 98 }, (_, index) => withSuffix(slug, String(index + 2)));
  return [slug, ...numbered];
}

/** `acme-7k2f`: never longer than a slug may be. */
export function withSuffix(slug: string, suffix: string): string {
  return `${trimmed(slug, slugLength - suffix.length - 1)}-${suffix}`;
}

function trimmed(text: string, length: number): string {
  return text
    .replace(/^-+/, "")
    .slice(0, length)
    .replace(/(?<!-)-+$/, "");
}
