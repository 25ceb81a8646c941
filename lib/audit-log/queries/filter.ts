import "server-only";
import { type Prisma, provider } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { type AuditQuery, searchedThing } from "../list-query";

type Where = Prisma.AuditEventWhereInput;
const day = 86_400_000;

/** Everything of a query but the page. */
export function auditFilter(ctx: Ctx<"audit_log:read">, query: AuditQuery): Where {
  const { q, event, actor, target, from, to } = query;
  const all: Where[] = [{ workspaceId: ctx.workspace.id }];
  if (event) all.push({ event });
  if (actor) all.push({ actorId: actor });
  if (target) all.push({ targetType: target });
  if (from) all.push({ createdAt: { gte: new Date(`${from}T00:00:00Z`) } });
  if (to) all.push({ createdAt: { lt: new Date(Date.parse(`${to}T00:00:00Z`) + day) } });
  if (q) all.push(searchFilter(q));
  return { AND: all };
}

/** The whole story of a thing is what was done to it and what it did. */
function searchFilter(q: string): Where {
  const thing = searchedThing(q);
  if (thing?.kind === "request") return { requestId: thing.id };
  if (thing?.kind === "address") return { ip: thing.id };
  if (thing) return { OR: [{ id: thing.id }, { targetId: thing.id }, { actorId: thing.id }] };
  // LIKE ignores case on SQLite by itself, and the mode does not exist there.
  const insensitive = provider() === "postgresql" ? { mode: "insensitive" } : {};
  // % and _ would be wildcards: they part words instead.
  const words = q.split(/[\s%_\\]+/).filter(Boolean);
  return {
    AND: words.map((word) => {
      const contains = { contains: word, ...insensitive };
      return { OR: [{ targetName: contains }, { actorName: contains }] };
    }),
  };
}
