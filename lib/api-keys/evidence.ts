import type { DenialReason } from "../access/denial";

/** Calls of a key in one hour or one day. */
export type UsageBar = { at: string; allowed: number; refused: number };

/** What a key's chart shows: the last 48 hours and the last 30 days, the oldest first, none left out. In UTC. */
export type KeyUsage = { hours: UsageBar[]; days: UsageBar[] };

/** What a key was refused for one reason from one address, in the last 30 days. */
export type DeniedAttempts = {
  reason: DenialReason;
  ip: string;
  count: number;
  firstAt: string;
  lastAt: string;
};

/** The denied attempts with the latest first; `more` says how many further pairs of reason and address there are. */
export type KeyDenials = { rows: DeniedAttempts[]; more: number };

/** One call as the request log shows it. */
export type LoggedRequestRow = {
  id: string;
  at: string;
  method: string;
  path: string;
  route: string;
  status: number;
  /** The error's code; empty for a success. */
  code: string;
  /** Milliseconds. */
  ms: number;
  ip: string;
  userAgent: string;
  origin: string;
};

/** A page of the log: what lies on either side is asked for by the first or last id of this one. */
export type RequestLogPage = { rows: LoggedRequestRow[]; newer: string | null; older: string | null };

/** One audit event of a key, with the values of what it changed. */
export type KeyEvent = {
  id: string;
  event: string;
  at: string;
  actor: string;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
};
