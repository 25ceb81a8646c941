import { exposureWays } from "../exposure/ways";
import type { NoticeFacts, NoticeKind } from "./kinds";

export type Words = Readonly<{ title: string; body: string }>;

/** What a notice says, in the console and in its mail: plain text, which everything in it is. */
const words: { [K in NoticeKind]: (name: string, facts: NoticeFacts[K]) => Words } = {
  "api_key.created": (name, { by, scopes, expiresAt }) => ({
    title: `${by} created the key ${name}`,
    body: `It may use ${scopes.join(", ")} and ${expiresAt ? `expires on ${day(expiresAt)}` : "never expires"}. If nobody should have made it, revoke it.`,
  }),
  "api_key.revoked": (name, { by, deleted }) => ({
    title: `${by} ${deleted ? "deleted" : "revoked"} your key ${name}`,
    body: "Every call with it is refused. This cannot be undone.",
  }),
  "api_key.expiring": (name, { expiresAt, percent }) => ({
    title: `The key ${name} expires on ${day(expiresAt)}`,
    body: `${percent} % of its life is left, or less. Keys are never renewed: create its successor in time.`,
  }),
  "api_key.expired": (name, { expiresAt }) => ({
    title: `The key ${name} has expired`,
    body: `Since ${day(expiresAt)} every call with it is refused. Expired keys are never renewed.`,
  }),
  "api_key.idle": (name, { lastUsedAt }) => ({
    title: `The key ${name} has not been used for 90 days`,
    body: `${lastUsedAt ? `It was last used on ${day(lastUsedAt)}` : "It was never used"}. Revoke it if nothing needs it.`,
  }),
  "api_key.refused": (name, { calls }) => ({
    title: `${calls} calls of the key ${name} were refused`,
    body: "Within two hours. A job may hold a key that is over, lack a scope, or somebody tries things out.",
  }),
  "member.access_requested": (name, { right }) => ({
    title: `${name} asks for access`,
    body: `They would like to: ${right.charAt(0).toLowerCase()}${right.slice(1)}. Give it or decline it among the members.`,
  }),
  "api_key.exposed": (name, { way, ip }) => ({
    title: `The key ${name} ${exposureWays[way].seen}`,
    body: `${ip ? `From ${ip}. ` : ""}${exposureWays[way].advice}`,
  }),
  "quota.used": (_name, { percent, calls, month, refuses }) => ({
    title:
      percent < 100
        ? `${percent} % of the monthly quota is used`
        : `The quota of ${calls.toLocaleString("en")} calls is used up`,
    body: `It holds for ${monthName(month)} and begins anew on the 1st (UTC). ${
      refuses
        ? percent < 100
          ? "Once it is used up, calls are refused with status 429."
          : "Until then calls are refused with status 429, unless an admin raises it."
        : "Calls go on: the quota only tells."
    }`,
  }),
  "webhook.failing": (name, { url, since, reason }) => ({
    title: `The webhook ${name} is failing`,
    body: `Since ${day(since)} nothing has been delivered to ${url}. ${reason} It is disabled after 72 hours without a success.`,
  }),
  "webhook.disabled": (name, { url, why, advice }) => ({
    title: `The webhook ${name} has been disabled`,
    body: `${why}: ${url}. ${advice}`,
  }),
};

/** "November 2026" */
function monthName(month: string): string {
  return new Date(`${month}-01`).toLocaleDateString("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
}

export function noticeWords<K extends NoticeKind>(kind: K, name: string, facts: NoticeFacts[K]): Words {
  return words[kind](name, facts);
}

/** "24 Nov 2026, 10:00 UTC": the same for everybody, since mail knows no reader's zone. */
function day(iso: string): string {
  const date = new Date(iso);
  const text = date.toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
  return `${text}, ${date.toISOString().slice(11, 16)} UTC`;
}
