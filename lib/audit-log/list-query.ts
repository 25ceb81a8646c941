import { type AuditEventName, type AuditTargetType, auditEvents } from "../audit/events";

export const auditTargets = [
  ...new Set(Object.values(auditEvents).map(({ target }) => target)),
] as readonly AuditTargetType[];

/** What the log shows: filters, and the place in it. Kept in the address. */
export type AuditQuery = Readonly<{
  /** An id of a key, person, request or other thing, an address, or part of a name. */
  q: string;
  event: AuditEventName | null;
  /** The id of who did it. */
  actor: string | null;
  target: AuditTargetType | null;
  /** Days in UTC, both included: `2026-11-21`. */
  from: string | null;
  to: string | null;
  /** The neighbour of the page's first or last event; at most one of them. */
  before: number | null;
  after: number | null;
}>;

export const defaultAuditQuery: AuditQuery = {
  ...{ q: "", event: null, actor: null, target: null, from: null, to: null, before: null, after: null },
};

type Raw = Record<string, string | string[] | undefined>;

/** Reads the state from an address; what cannot be read falls back, and nothing throws. */
export function readAuditQuery(raw: Raw): AuditQuery {
  const text = (name: string) => [raw[name]].flat()[0]?.trim() ?? "";
  const event = text("event");
  const before = sequenceOf(text("before"));
  return {
    q: auditSearchText(text("q")).trim(),
    event: Object.hasOwn(auditEvents, event) ? (event as AuditEventName) : null,
    actor: /^[\w-]{1,64}$/.test(text("actor")) ? text("actor") : null,
    target: auditTargets.find((name) => name === text("target")) ?? null,
    from: dayOf(text("from")),
    to: dayOf(text("to")),
    before,
    after: before === null ? sequenceOf(text("after")) : null,
  };
}

/** The parameters of an address that leads to this state. */
export function auditQueryParams(query: AuditQuery): URLSearchParams {
  const entries = Object.entries(query).filter(([, value]) => value !== null && value !== "");
  return new URLSearchParams(entries.map(([name, value]) => [name, String(value)]));
}

/** Whoever pastes a whole key searches for its public part: the secret reaches neither the address nor the history. */
export function auditSearchText(typed: string): string {
  const key = /lk_live_[0-9A-Za-z]{10}/.exec(typed)?.[0];
  return (
    key ??
    typed
      .normalize("NFC")
      .replace(/\p{Cc}/gu, "")
      .slice(0, 100)
  );
}

/** The ids that a search may mean exactly: a key is also found by its prefix. */
export function searchedThing(q: string): { kind: "thing" | "request" | "address"; id: string } | null {
  const key = /^lk_live_([0-9A-Za-z]{10})/.exec(q)?.[1];
  if (key) return { kind: "thing", id: `key_${key}` };
  if (/^req_[0-9A-Za-z]{8,40}$/.test(q)) return { kind: "request", id: q };
  if (/^(key|usr|wsp|tkt|mem|inv|evt)_[0-9A-Za-z]{8,40}$/.test(q)) return { kind: "thing", id: q };
  if (/^[0-9A-Fa-f.:]{3,45}$/.test(q) && /[.:]/.test(q)) return { kind: "address", id: q.toLowerCase() };
  return null;
}

function sequenceOf(text: string): number | null {
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

function dayOf(text: string): string | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return null;
  const at = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(at.getTime()) || at.toISOString().slice(0, 10) !== text ? null : text;
}
