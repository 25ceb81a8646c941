import "server-only";
import type { Scope } from "../access/scopes";
import { among } from "../db/among";
import type { Condition } from "../db/page-of-rows";
import { pointRead, readRows, timeParameter } from "../db/point-read";
import { AppError } from "../errors";
import type { EventRow } from "./envelope";
import { type EventType, typesOf } from "./event-types";
import { readable } from "./needs";
import { keptSince } from "./retention";

const columns = `id, workspace_id AS "workspaceId", sequence, type, resource_type AS "resourceType",
  resource_id AS "resourceId", needs, actor_type AS "actorType", actor_id AS "actorId", actor_name AS "actorName",
  request_id AS "requestId", url, data, created_at AS "createdAt"`;

/** What somebody wants to see of a workspace's feed. */
export type Wanted = Readonly<{
  workspaceId: string;
  /** Who reads: what these scopes may not read is not there. */
  scopes: ReadonlySet<Scope>;
  type?: readonly string[] | undefined;
  resourceId?: string | undefined;
  since?: Date | undefined;
  limit: number;
}>;

export type Found = Readonly<{
  rows: EventRow[];
  more: boolean;
  /** The sequence up to which everything that is wanted has been given. */
  upTo: number;
}>;

const readHead = pointRead<{ head: number }>(
  "event-head",
  "SELECT event_sequence AS head FROM workspaces WHERE id = ?",
);
const readTime = pointRead<{ at: number }>(
  "event-time",
  "SELECT created_at AS at FROM public_events WHERE workspace_id = ? AND sequence = ?",
);
const readFirst = pointRead<{ first: number | null }>(
  "event-first",
  "SELECT MIN(sequence) AS first FROM public_events WHERE workspace_id = ? AND created_at >= ?",
);

/** The sequence of a workspace's last event; 0 before the first. */
export async function lastSequence(workspaceId: string): Promise<number> {
  return (await readHead(workspaceId))?.head ?? 0;
}

/**
 * The events after a sequence, in order; after null, from the first that is kept. Bounded by the sequence that is the last
 * now: what is committed while this reads belongs to the next call.
 * @throws AppError `cursor_expired` when the next event is not kept any more.
 */
export async function readEvents(wanted: Wanted, after: number | null, now = Date.now()): Promise<Found> {
  const { workspaceId, limit, type } = wanted;
  const head = await lastSequence(workspaceId);
  if (after !== null) await refuseLost(workspaceId, after, head, now);
  const since = Math.max(keptSince(now).getTime(), wanted.since?.getTime() ?? 0);
  const from = after ?? ((await readFirst(workspaceId, timeParameter(since)))?.first ?? head + 1) - 1;
  const types: EventType[] = type ? typesOf(type) : [];
  const needed = readable(wanted.scopes);
  if (from >= head || needed.length === 0) return { rows: [], more: false, upTo: Math.max(from, head) };
  const conditions: Condition[] = [
    ["workspace_id = ? AND sequence > ? AND sequence <= ?", workspaceId, from, head],
    ["created_at >= ?", timeParameter(since)],
    among("needs", needed),
    ...(type ? [among("type", types)] : []),
    ...(wanted.resourceId ? [["resource_id = ?", wanted.resourceId] as const] : []),
  ];
  const where = conditions.map(([sql]) => sql).join(" AND ");
  const fetched = await readRows<EventRow>(
    `SELECT ${columns} FROM public_events WHERE ${where} ORDER BY sequence LIMIT ?`,
    [...conditions.flatMap(([, ...values]) => values), limit + 1],
  );
  const rows = fetched.slice(0, limit);
  const more = fetched.length > limit;
  return { rows, more, upTo: more ? (rows.at(-1)?.sequence ?? from) : head };
}

/** Sequences have no gap: when the next one is not there, or too old to be told, events were lost to this reader. */
async function refuseLost(workspaceId: string, after: number, head: number, now: number): Promise<void> {
  if (after >= head) return;
  const next = await readTime(workspaceId, after + 1);
  if (next && next.at >= keptSince(now).getTime()) return;
  throw new AppError(
    "cursor_expired",
    "Events after this place are not kept any more: that is for 30 days. Read what they were about anew, then begin without a cursor.",
  );
}
