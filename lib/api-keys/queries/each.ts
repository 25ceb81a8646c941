import "server-only";
import { db } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import type { ApiKeyListQuery } from "../list-query";
import { rowColumns } from "../row";
import type { ApiKeyRow } from "../schema";
import { listed } from "./list-filter";
import { rowsOf } from "./rows-of";

/** Rows in memory at a time. */
const batch = 500;

/** Every key that the filters let through, the newest first, however many, within the reader's reach. */
export async function* eachApiKey(ctx: Ctx<"api_keys:read">, query: ApiKeyListQuery): AsyncGenerator<ApiKeyRow> {
  const where = await listed(ctx, query);
  for (let last: { id: string; createdAt: Date } | undefined; ; ) {
    const before = last && {
      OR: [{ createdAt: { lt: last.createdAt } }, { createdAt: last.createdAt, id: { lt: last.id } }],
    };
    const keys = await db().apiKey.findMany({
      where: { AND: [where, before ?? {}] },
      select: rowColumns,
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: batch,
    });
    yield* await rowsOf(ctx, keys);
    last = keys.at(-1);
    if (!last || keys.length < batch) return;
  }
}
