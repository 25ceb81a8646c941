import "server-only";
import type { Ctx } from "./ctx";
import { type ListIdentity, openCursor, type Position, sealCursor } from "./cursor";
import { Answer } from "./endpoint";
import { mostPerPage, type PageQuery, type Pagination } from "./page";
import type { Shaping } from "./shaping";

/** One page of a list as it was asked for. */
export type PageRequest = Readonly<{
  /** Rows on the page. Fetch one more, to know whether there is another page. */
  limit: number;
  loweredFrom: number | null;
  position: Position | null;
  list: ListIdentity;
}>;

type ListQuery = PageQuery & Readonly<{ sort: string }>;

/**
 * Reads the paging parameters of a list's query; what is left of it are the filters that the cursor is bound to. What shapes
 * the rows is none: it may differ from page to page.
 * @throws AppError `cursor_invalid`, `cursor_mismatch`.
 */
export function pageRequest(ctx: Pick<Ctx, "workspace">, path: string, query: ListQuery): PageRequest {
  const { limit, cursor, sort, count: _, fields, expand, ...filters } = query as ListQuery & Shaping;
  const list = { workspaceId: ctx.workspace.id, list: path, sort, filters };
  return {
    limit: Math.min(limit, mostPerPage),
    loweredFrom: limit > mostPerPage ? limit : null,
    position: cursor === undefined ? null : openCursor(cursor, list),
    list,
  };
}

/**
 * Cuts the page out of the rows that were fetched, at most `limit` + 1, in the direction of the request. The cursors
 * name rows, not counts, so rows that come or go between two pages neither repeat nor hide another.
 */
export function pageOf<Row>(
  { limit, loweredFrom, position, list }: PageRequest,
  fetched: readonly Row[],
  keysOf: (row: Row) => readonly (string | number)[],
): { rows: Row[]; pagination: Pagination } {
  const forward = position?.forward ?? true;
  const more = fetched.length > limit;
  const rows = fetched.slice(0, limit);
  if (!forward) rows.reverse();
  const beside = (row: Row | undefined, goForward: boolean) => {
    if (row) return sealCursor({ forward: goForward, inclusive: false, keys: keysOf(row) }, list);
    // Every row from here on is gone: the way back leads over the place where the page would have begun.
    return position && sealCursor({ forward: goForward, inclusive: true, keys: position.keys }, list);
  };
  const hasNext = forward ? more : true;
  const hasPrevious = forward ? position !== null : more;
  return {
    rows,
    pagination: {
      limit,
      ...(loweredFrom === null ? {} : { limit_lowered_from: loweredFrom }),
      has_more: hasNext,
      next_cursor: hasNext ? beside(rows.at(-1), true) : null,
      prev_cursor: hasPrevious ? beside(rows.at(0), false) : null,
    },
  };
}

/** The answer with the `Link` header (RFC 8288): absolute addresses that keep every filter. */
export function answerPage<T extends { pagination: Pagination }>(
  call: Readonly<{ baseUrl: string; search: string }>,
  path: string,
  body: T,
): Answer<T> {
  const link = (rel: string, cursor: string | null) => {
    const query = new URLSearchParams(call.search);
    query.delete("cursor");
    if (cursor !== null) query.set("cursor", cursor);
    const search = query.toString();
    return `<${call.baseUrl}${path}${search && `?${search}`}>; rel="${rel}"`;
  };
  const { next_cursor: next, prev_cursor: prev } = body.pagination;
  const links = [next && link("next", next), prev && link("prev", prev), link("first", null)];
  return new Answer(body, { Link: links.filter(Boolean).join(", ") });
}
