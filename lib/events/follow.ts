import "server-only";
import type { Scope } from "../access/scopes";
import type { Ctx } from "../entry/ctx";
import { openCursor, sealCursor } from "../entry/cursor";
import { mostPerPage } from "../entry/page";
import { envelopeOf } from "./envelope";
import type { EventQuery } from "./query";
import { type Found, readEvents } from "./read-events";
import type { EventPage } from "./schema";
import { enter, leave } from "./waiting-room";

/** What the door tells of a call that may wait. */
type Caller = Readonly<{
  scopes: ReadonlySet<Scope>;
  keyId: string;
  onGone: (listener: () => void) => () => void;
  /** What the caller may do by now. @throws AppError when that is nothing any more. */
  recheck: () => Promise<ReadonlySet<Scope>>;
}>;

/**
 * The events that a caller asks for. With `wait`, and when there is none yet, it answers as soon as there is one; what the
 * key may read is asked again then. Nothing of the database is held meanwhile.
 * @throws AppError `cursor_invalid`, `cursor_mismatch`, `cursor_expired`, and as the checks of the key.
 */
export async function followEvents(ctx: Ctx<"webhooks:read">, query: EventQuery, caller: Caller): Promise<EventPage> {
  const start = placeOf(ctx, query);
  const waiter = query.wait > 0 ? enter(ctx.workspace.id, caller.keyId) : null;
  if (!waiter) return pageOf(ctx, query, await look(ctx, query, caller.scopes, start));
  const takeBack = caller.onGone(() => waiter.end());
  const until = performance.now() + query.wait * 1_000;
  try {
    let found = await look(ctx, query, caller.scopes, start);
    while (found.rows.length === 0 && (await waiter.next(found.upTo, Math.max(0, until - performance.now())))) {
      found = await look(ctx, query, await caller.recheck(), found.upTo);
    }
    return pageOf(ctx, query, found);
  } finally {
    takeBack();
    leave(waiter);
  }
}

function look(
  { workspace }: Ctx,
  { type, resource_id: resourceId, since, limit }: EventQuery,
  scopes: ReadonlySet<Scope>,
  after: number | null,
): Promise<Found> {
  const wanted = { workspaceId: workspace.id, scopes, type, resourceId, since, limit: Math.min(limit, mostPerPage) };
  return readEvents(wanted, after);
}

/** A cursor is a place in the workspace's feed: it goes with any filters, and there is one order only. */
const feedOf = ({ workspace }: Ctx) => ({ workspaceId: workspace.id, list: "/events", sort: "sequence", filters: {} });

function placeOf(ctx: Ctx, { cursor, after_sequence: sequence }: EventQuery): number | null {
  const places = [
    ...(cursor === undefined ? [] : [Number(openCursor(cursor, feedOf(ctx)).keys[0])]),
    ...(sequence === undefined ? [] : [sequence]),
  ];
  return places.length === 0 ? null : Math.max(...places);
}

function pageOf(ctx: Ctx, { limit }: EventQuery, { rows, more, upTo }: Found): EventPage {
  const cursor = sealCursor({ forward: true, inclusive: false, keys: [upTo] }, feedOf(ctx));
  const lowered = limit > mostPerPage ? { limit_lowered_from: limit } : {};
  return {
    data: rows.map((row) => envelopeOf(row) as EventPage["data"][number]),
    pagination: {
      limit: Math.min(limit, mostPerPage),
      ...lowered,
      has_more: more,
      next_cursor: more ? cursor : null,
      prev_cursor: null,
    },
    cursor,
  };
}
