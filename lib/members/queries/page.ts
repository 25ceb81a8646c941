import "server-only";
import { liveKeys } from "../../access/key-status";
import { roleNames } from "../../access/roles";
import { db } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { type MemberListQuery, type MemberSort, membersPerPage } from "../list-query";
import type { Member, MemberDetails } from "../schema";
import { listMembers } from "./list";

export type MemberPage = { rows: MemberDetails[]; total: number; page: number; pageCount: number };

/**
 * One page of the members with what Settings > Members shows of them. Everybody is read and sorted here: the order of
 * roles is the table's, which no database knows, and people are few beside keys and tickets.
 */
export async function memberPage(ctx: Ctx<"members:read">, query: MemberListQuery): Promise<MemberPage> {
  const members = await listMembers(ctx);
  const found = members.filter(matching(query)).sort(inOrder(query.sort));
  const pageCount = Math.max(1, Math.ceil(found.length / membersPerPage));
  const page = Math.min(query.page, pageCount);
  const rows = await withDetails(ctx, found.slice((page - 1) * membersPerPage, page * membersPerPage));
  return { rows, total: found.length, page, pageCount };
}

function matching({ q, role }: MemberListQuery) {
  const wanted = q.toLowerCase();
  return (member: Member) =>
    (role === null || member.role === role) &&
    (member.name.toLowerCase().includes(wanted) || member.email.includes(wanted));
}

function inOrder({ column, descending }: MemberSort) {
  const byName = (a: Member, b: Member) => a.name.localeCompare(b.name, "en") || (a.id < b.id ? -1 : 1);
  const compare = {
    name: byName,
    role: (a: Member, b: Member) => roleNames.indexOf(a.role) - roleNames.indexOf(b.role),
    joined: (a: Member, b: Member) => a.createdAt.getTime() - b.createdAt.getTime(),
  }[column];
  return (a: Member, b: Member) => (descending ? -1 : 1) * compare(a, b) || byName(a, b);
}

async function withDetails(ctx: Ctx<"members:read">, members: readonly Member[]): Promise<MemberDetails[]> {
  const ids = members.map(({ id }) => id);
  const [keys, sessions] = await Promise.all([
    db().apiKey.groupBy({
      by: ["ownerId"],
      where: { workspaceId: ctx.workspace.id, ownerId: { in: ids }, ...liveKeys(ctx.now) },
      _count: true,
    }),
    db().session.groupBy({ by: ["userId"], where: { userId: { in: ids } }, _max: { seenAt: true } }),
  ]);
  const counts = new Map(keys.map(({ ownerId, _count }) => [ownerId, _count]));
  const seen = new Map(sessions.map(({ userId, _max }) => [userId, _max.seenAt]));
  return members.map((member) => ({
    ...member,
    liveKeys: counts.get(member.id) ?? 0,
    seenAt: seen.get(member.id) ?? null,
  }));
}
