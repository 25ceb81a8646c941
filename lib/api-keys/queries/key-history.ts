import "server-only";
import { db } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import type { KeyEvent } from "../evidence";
import { keyWithin } from "./find";

const eventsShown = 50;

/** What happened to a key, the latest first, as the audit log has it. @throws AppError `not_found`. */
export async function keyHistory(ctx: Ctx<"api_keys:read">, id: string): Promise<KeyEvent[]> {
  await keyWithin(db(), ctx, id);
  const rows = await db().auditEvent.findMany({
    where: { workspaceId: ctx.workspace.id, targetId: id },
    orderBy: { sequence: "desc" },
    take: eventsShown,
    select: { id: true, event: true, actorName: true, before: true, after: true, createdAt: true },
  });
  return rows.map(({ id, event, actorName, before, after, createdAt }) => ({
    id,
    event,
    actor: actorName,
    at: createdAt.toISOString(),
    before: JSON.parse(before),
    after: JSON.parse(after),
  }));
}
