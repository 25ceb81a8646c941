import "server-only";
import type { KeyStatus } from "../../access/key-status";
import { db } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { type ApiKeyListQuery, keyStatuses } from "../list-query";
import { rowColumns } from "../row";
import type { ApiKeyList } from "../schema";
import { within } from "./find";
import { filterOf, orderOf, statusFilter } from "./list-filter";
import { rowsOf } from "./rows-of";

/** One page of the keys within the reader's reach. */
export async function listApiKeys(ctx: Ctx<"api_keys:read">, query: ApiKeyListQuery): Promise<ApiKeyList> {
  const where = { AND: [within(ctx), await filterOf(ctx, query)] };
  const counted = await Promise.all(
    keyStatuses.map((status) => db().apiKey.count({ where: { AND: [where, statusFilter(status, ctx.now)] } })),
  );
  const counts = Object.fromEntries(keyStatuses.map((status, index) => [status, counted[index] ?? 0])) as Record<
    KeyStatus,
    number
  >;
  const total = query.status.reduce((sum, status) => sum + counts[status], 0);
  const pageCount = Math.max(1, Math.ceil(total / query.per));
  const page = Math.min(query.page, pageCount);
  const keys = await db().apiKey.findMany({
    where: { AND: [where, { OR: query.status.map((status) => statusFilter(status, ctx.now)) }] },
    select: rowColumns,
    orderBy: orderOf(query.sort),
    skip: (page - 1) * query.per,
    take: query.per,
  });
  const rows = await rowsOf(ctx, keys);
  const any = total > 0 || (await db().apiKey.findFirst({ where: within(ctx), select: { id: true } })) !== null;
  return { rows, total, page, pageCount, counts, any };
}
