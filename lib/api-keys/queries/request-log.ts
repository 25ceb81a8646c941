import "server-only";
import { deniedStatuses } from "../../access/denial";
import { db, type Prisma } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { flushEvidence } from "../../usage/evidence";
import type { LoggedRequestRow, RequestLogPage } from "../evidence";
import { isRequestId, type RequestLogQuery } from "../request-log-query";
import { keyWithin, within } from "./find";

const pageSize = 25;

/** One page of a key's calls, the latest first, by keyset: request ids sort by time. @throws AppError `not_found`. */
export async function requestLog(
  ctx: Ctx<"api_keys:read">,
  keyId: string,
  query: RequestLogQuery,
): Promise<RequestLogPage> {
  await keyWithin(db(), ctx, keyId);
  await flushEvidence();
  const { place } = query;
  const back = place !== null && "newer" in place;
  const rows = await db().loggedRequest.findMany({
    where: { AND: [{ workspaceId: ctx.workspace.id, apiKeyId: keyId }, filterOf(query), placeOf(place)] },
    orderBy: { id: back ? "asc" : "desc" },
    take: pageSize + 1,
  });
  const beyond = rows.length > pageSize;
  const page = rows.slice(0, pageSize);
  if (back) page.reverse();
  return {
    rows: page.map(toLogged),
    newer: (back ? beyond : place !== null) ? (page[0]?.id ?? null) : null,
    older: (back ? page.length > 0 : beyond) ? (page.at(-1)?.id ?? null) : null,
  };
}

function filterOf({ request, refused }: RequestLogQuery): Prisma.LoggedRequestWhereInput {
  return {
    ...(refused ? { status: { in: [...deniedStatuses] } } : {}),
    ...(request ? { id: isRequestId(request) ? request : { startsWith: request.replace(/[%\\]/g, "") } } : {}),
  };
}

function placeOf(place: RequestLogQuery["place"]): Prisma.LoggedRequestWhereInput {
  if (place === null) return {};
  return { id: "older" in place ? { lt: place.older } : { gt: place.newer } };
}

/** A logged call by its id, with the key it was made with, if the reader may see that key. */
export async function findLoggedRequest(
  ctx: Ctx<"api_keys:read">,
  id: string,
): Promise<(LoggedRequestRow & { keyId: string }) | null> {
  if (!isRequestId(id)) return null;
  await flushEvidence();
  const row = await db().loggedRequest.findFirst({
    where: { id, workspaceId: ctx.workspace.id, apiKey: within(ctx) },
  });
  return row && { ...toLogged(row), keyId: row.apiKeyId };
}

type Stored = Omit<LoggedRequestRow, "at" | "ms"> & { at: Date; micros: number };

function toLogged({ id, at, method, path, route, status, code, micros, ip, userAgent, origin }: Stored) {
  return { id, at: at.toISOString(), method, path, route, status, code, ms: micros / 1_000, ip, userAgent, origin };
}
