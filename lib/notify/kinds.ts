import type { ExposureWay } from "../exposure/ways";

/** Where a notice goes unless the member chose otherwise. */
type Channels = Readonly<{ inConsole: boolean; byMail: boolean }>;

const both = { inConsole: true, byMail: true } as const;
const consoleOnly = { inConsole: true, byMail: false } as const;

type Kind = {
  label: string;
  hint: string;
  tone: "info" | "warning" | "danger";
  /** For whoever owns the key that it is about; null when they are not told. */
  owner: Channels | null;
  /** For everybody who may revoke any key of the workspace. */
  managers: Channels | null;
};

/** THE table of notices: what is told, to whom, and how unless they chose otherwise. */
export const noticeKinds = {
  "api_key.created": {
    label: "Key created",
    hint: "Somebody created a key, also when it was you.",
    tone: "info",
    owner: both,
    managers: both,
  },
  "api_key.revoked": {
    label: "Your key ended by someone else",
    hint: "Somebody else revoked or deleted a key of yours.",
    tone: "warning",
    owner: both,
    managers: null,
  },
  "api_key.expiring": {
    label: "Key about to expire",
    hint: "When 25 % and 5 % of its life are left.",
    tone: "warning",
    owner: both,
    managers: consoleOnly,
  },
  "api_key.expired": {
    label: "Key expired",
    hint: "Its calls are refused from then on.",
    tone: "warning",
    owner: both,
    managers: consoleOnly,
  },
  "api_key.idle": {
    label: "Key unused for 90 days",
    hint: "A key that nothing uses is better revoked.",
    tone: "info",
    owner: both,
    managers: consoleOnly,
  },
  "api_key.refused": {
    label: "Many calls refused",
    hint: "100 calls of a key or more within two hours, once a day.",
    tone: "warning",
    owner: both,
    managers: consoleOnly,
  },
  "member.access_requested": {
    label: "Access requested",
    hint: "A member asks for more rights.",
    tone: "info",
    owner: null,
    managers: both,
  },
  "api_key.exposed": {
    label: "Key exposed",
    hint: "Seen over plain HTTP, in an address or in a ticket, or reported as leaked.",
    tone: "danger",
    owner: both,
    managers: both,
  },
  "quota.used": {
    label: "Monthly quota nearly or fully used",
    hint: "At 80 % and at 100 % of the calls of a month.",
    tone: "warning",
    owner: null,
    managers: both,
  },
  "webhook.failing": {
    label: "Webhook failing",
    hint: "Nothing reached its receiver for an hour.",
    tone: "warning",
    owner: null,
    managers: both,
  },
  "webhook.disabled": {
    label: "Webhook disabled by itself",
    hint: "After 72 hours of failures, at the receiver's wish, or when its rights ended.",
    tone: "danger",
    owner: null,
    managers: both,
  },
} as const satisfies Record<string, Kind>;

export type NoticeKind = keyof typeof noticeKinds;
export const noticeKindNames = Object.keys(noticeKinds) as NoticeKind[];

export function isNoticeKind(value: unknown): value is NoticeKind {
  return typeof value === "string" && Object.hasOwn(noticeKinds, value);
}

/** What a notice says beside the name of what it is about. Times are ISO 8601 in UTC. */
export type NoticeFacts = {
  "api_key.created": { by: string; scopes: readonly string[]; expiresAt: string | null };
  "api_key.revoked": { by: string; deleted: boolean };
  "api_key.expiring": { expiresAt: string; percent: number };
  "api_key.expired": { expiresAt: string };
  "api_key.idle": { lastUsedAt: string | null };
  "api_key.refused": { calls: number };
  /** `right` is what they ask for, as the table of permissions calls it. */
  "member.access_requested": { right: string };
  "api_key.exposed": { way: ExposureWay; place: string; ip: string };
  /** `month` as "2026-11"; `refuses` says whether calls beyond the quota are refused. */
  "quota.used": { percent: number; calls: number; month: string; refuses: boolean };
  /** `since` is the first failure after the last success. */
  "webhook.failing": { url: string; since: string; reason: string };
  /** `why` and `advice` are sentences without their full stop. */
  "webhook.disabled": { url: string; why: string; advice: string };
};
