import { z } from "zod";
import { type NoticeKind, noticeKindNames } from "../notify/kinds";

/** A notice as the screens show it. */
export type NoticeRow = {
  id: string;
  kind: NoticeKind;
  tone: "info" | "warning" | "danger";
  title: string;
  body: string;
  /** Where it happened, in a few words; empty when that says nothing. */
  place: string;
  at: string;
  read: boolean;
  /** The key it is about; null when it is gone, or not the reader's to see. */
  key: { id: string; name: string; mayRevoke: boolean } | null;
};

export type NoticeList = {
  rows: NoticeRow[];
  unread: number;
  /** Where the next page begins; null on the last one. */
  older: string | null;
};

const NoticeId = z.string().regex(/^ntc_[0-9A-Z]{26}$/, "is not the id of a notice");

export const NoticeQuery = z.strictObject({
  show: z.enum(["all", "unread"]).default("all"),
  /** Only notices before this one. */
  before: NoticeId.optional(),
});
export type NoticeQuery = z.output<typeof NoticeQuery>;

/** Reads the page's address: what is not understood counts as not there. */
export function readNoticeQuery(raw: Record<string, string | string[] | undefined>): NoticeQuery {
  const before = NoticeId.safeParse(raw.before).data;
  return { show: raw.show === "unread" ? "unread" : "all", ...(before ? { before } : {}) };
}

export const MarkRead = z.strictObject({ ids: z.array(NoticeId).min(1).max(100).or(z.literal("all")) });
export type MarkRead = z.output<typeof MarkRead>;

export const NoticePreference = z.strictObject({
  kind: z.enum(noticeKindNames),
  inConsole: z.boolean(),
  byMail: z.boolean(),
});
export type NoticePreference = z.output<typeof NoticePreference>;

/** A kind with what holds for the reader: their choice, or the default of their part in it. */
export type PreferenceRow = NoticePreference & { label: string; hint: string; chosen: boolean };
