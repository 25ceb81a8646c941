import "server-only";
import { db } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { entryOf } from "../entry";
import type { AuditQuery } from "../list-query";
import type { AuditEntry } from "../schema";
import { auditFilter } from "./filter";

/** Rows in memory at a time. */
const batch = 500;

/** Every event that the filters let through, the oldest first, however many: a batch in memory at a time. */
export async function* eachAuditEvent(ctx: Ctx<"audit_log:read">, query: AuditQuery): AsyncGenerator<AuditEntry> {
  const filter = auditFilter(ctx, query);
  for (let done = 0; ; ) {
    const rows = await db().auditEvent.findMany({
      where: { AND: [filter, { sequence: { gt: done } }] },
      orderBy: { sequence: "asc" },
      take: batch,
    });
    for (const row of rows) yield entryOf(row);
    const last = rows.at(-1);
    if (!last || rows.length < batch) return;
    done = last.sequence;
  }
}
