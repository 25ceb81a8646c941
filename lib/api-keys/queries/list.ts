import "server-only";
import { db } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import type { ApiKeyListQuery } from "../list-query";
import { rowColumns } from "../row";
import type { ApiKeyList } from "../schema";
import { within } from "./find";
import { filterOf, orderOf, statusesFilter } from "./list-filter";
import { rowsOf } from "./rows-of";
import { countAllByStatus, countByStatus } from "./status-counts";

/** One page of the keys within the reader's reach. */
export async function listApiKeys(ctx: Ctx<"api_keys:read">, query: ApiKeyListQuery): Promise<ApiKeyList> {
  const filters = await filterOf(ctx, query);
  const where = { AND: [within(ctx), ...filters] };
  const counts = filters.length === 0 ? await countAllByStatus(ctx) : await countByStatus(ctx, where);
  const total = query.status.reduce((sum, status) => sum + counts[status], 0);
  const pageCount = Math.max(1, Math.ceil(total / query.per));
  const page = Math.min(query.page, pageCount);
  const keys = await db().apiKey.findMany({
    where: { AND: [where, statusesFilter(query.status, ctx.now)] },
    select: rowColumns,
    orderBy: orderOf(query.sort),
    skip: (page - 1) * query.per,
    take: query.per,
  });
  const rows = await rowsOf(ctx, keys);
  const any = total > 0 || (await db().apiKey.findFirst({ where: within(ctx), select: { id: true } })) !== null;
  return { rows, total, page, pageCount, counts, any };
}
