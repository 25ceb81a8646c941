import "server-only";
import { db } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { entryOf } from "../entry";
import type { AuditQuery } from "../list-query";
import type { AuditActor, AuditPage } from "../schema";
import { auditFilter } from "./filter";

/** Events on a page. */
export const auditPageSize = 50;
const mostActors = 100;

/** One page of the log, the newest event first. By keyset: a deep page costs what the first one does. */
export async function listAuditEvents(ctx: Ctx<"audit_log:read">, query: AuditQuery): Promise<AuditPage> {
  const { before, after } = query;
  const upwards = after !== null;
  const place = upwards ? { gt: after } : before === null ? undefined : { lt: before };
  const filter = auditFilter(ctx, query);
  const rows = await db().auditEvent.findMany({
    where: place ? { AND: [filter, { sequence: place }] } : filter,
    orderBy: { sequence: upwards ? "asc" : "desc" },
    // One more tells whether there is another page.
    take: auditPageSize + 1,
  });
  const more = rows.length > auditPageSize;
  const shown = rows.slice(0, auditPageSize);
  if (upwards) shown.reverse();
  const entries = shown.map(entryOf);
  const any = entries.length > 0 || (await hasAny(ctx));
  const hasNewer = upwards ? more : before !== null;
  const hasOlder = upwards ? true : more;
  return {
    entries,
    newer: hasNewer ? (entries[0]?.sequence ?? null) : null,
    older: hasOlder ? (entries.at(-1)?.sequence ?? null) : null,
    any,
  };
}

async function hasAny(ctx: Ctx<"audit_log:read">): Promise<boolean> {
  const where = { workspaceId: ctx.workspace.id };
  return (await db().auditEvent.findFirst({ where, select: { id: true } })) !== null;
}

/** Who did something in this workspace, by the name they had last. */
export async function auditActors(ctx: Ctx<"audit_log:read">): Promise<AuditActor[]> {
  const rows = await db().auditEvent.groupBy({
    by: ["actorId"],
    where: { workspaceId: ctx.workspace.id },
    _max: { sequence: true },
    orderBy: { _max: { sequence: "desc" } },
    take: mostActors,
  });
  const latest = await db().auditEvent.findMany({
    where: {
      workspaceId: ctx.workspace.id,
      sequence: { in: rows.map(({ _max }) => _max.sequence ?? 0) },
    },
    select: { actorId: true, actorName: true, actorType: true },
  });
  return latest
    .map(({ actorId, actorName, actorType }) => ({ id: actorId, name: actorName, type: actorType }))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
}
