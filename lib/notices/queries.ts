import "server-only";
import { isLive, keyStatus } from "../access/key-status";
import { can, rolesThatCan } from "../access/permissions";
import { db } from "../db/client";
import type { Ctx } from "../entry/ctx";
import { isNoticeKind, type NoticeFacts, type NoticeKind, noticeKindNames, noticeKinds } from "../notify/kinds";
import { noticeWords } from "../notify/words";
import type { NoticeList, NoticeQuery, NoticeRow, PreferenceRow } from "./schema";

const perPage = 30;

/** The reader's own notices, newest first. */
export async function listNotices(ctx: Ctx<"notices:read">, query: NoticeQuery): Promise<NoticeList> {
  const own = { workspaceId: ctx.workspace.id, userId: ctx.actor.id };
  const [found, unread] = await Promise.all([
    db().noticeRecipient.findMany({
      where: {
        ...own,
        ...(query.show === "unread" ? { readAt: null } : {}),
        ...(query.before ? { noticeId: { lt: query.before } } : {}),
      },
      // Ids sort by the time they were made.
      orderBy: { noticeId: "desc" },
      take: perPage + 1,
      include: { notice: true },
    }),
    db().noticeRecipient.count({ where: { ...own, readAt: null } }),
  ]);
  const shown = found.slice(0, perPage);
  const keys = await keysOf(
    ctx,
    shown.map(({ notice }) => notice.targetId),
  );
  const rows = shown.flatMap(({ notice, readAt }) => rowOf(notice, readAt, keys) ?? []);
  return { rows, unread, older: found.length > perPage ? (shown.at(-1)?.noticeId ?? null) : null };
}

export function countUnread(ctx: Ctx<"notices:read">): Promise<number> {
  return db().noticeRecipient.count({
    where: { workspaceId: ctx.workspace.id, userId: ctx.actor.id, readAt: null },
  });
}

type StoredNotice = { id: string; kind: string; targetId: string; targetName: string; facts: string; createdAt: Date };
type Keys = ReadonlyMap<string, NonNullable<NoticeRow["key"]>>;

function rowOf(notice: StoredNotice, readAt: Date | null, keys: Keys): NoticeRow | null {
  const { id, kind, targetId, targetName, createdAt } = notice;
  // Written by a later version of this program.
  if (!isNoticeKind(kind)) return null;
  const facts = JSON.parse(notice.facts) as NoticeFacts[typeof kind];
  return {
    id,
    kind,
    tone: noticeKinds[kind].tone,
    ...noticeWords(kind, targetName, facts),
    place: placeOf(facts),
    at: createdAt.toISOString(),
    read: readAt !== null,
    key: keys.get(targetId) ?? null,
  };
}

function placeOf(facts: NoticeFacts[NoticeKind]): string {
  return "place" in facts ? facts.place : "";
}

/** The keys that notices speak of, as far as the reader may see them, and whether they could still end them. */
async function keysOf(ctx: Ctx<"notices:read">, ids: readonly string[]): Promise<Keys> {
  if (ctx.actor.type !== "user") return new Map();
  const { id: reader, role } = ctx.actor;
  const rows = await db().apiKey.findMany({
    where: { workspaceId: ctx.workspace.id, id: { in: [...new Set(ids)] } },
    select: { id: true, name: true, ownerId: true, revokedAt: true, expiresAt: true, disabledAt: true },
  });
  const keys = new Map<string, NonNullable<NoticeRow["key"]>>();
  for (const { id, name, ownerId, ...times } of rows) {
    const row = { isOwn: ownerId === reader };
    if (!can(role, "api_keys:read", row)) continue;
    const mayRevoke = isLive(keyStatus(times, ctx.now)) && can(role, "api_keys:revoke", row);
    keys.set(id, { id, name, mayRevoke });
  }
  return keys;
}

/** Every kind that can reach the reader, with what holds for them. */
export async function listPreferences(ctx: Ctx<"notices:read">): Promise<PreferenceRow[]> {
  const chosen = await db().noticePreference.findMany({
    where: { workspaceId: ctx.workspace.id, userId: ctx.actor.id },
  });
  const { actor } = ctx;
  const manages = actor.type === "user" && rolesThatCan("api_keys:revoke").some((role) => role === actor.role);
  return noticeKindNames.flatMap((kind) => {
    const { label, hint, owner, managers } = noticeKinds[kind];
    const own = chosen.find((choice) => choice.kind === kind);
    const usual = (manages && managers) || owner;
    if (!usual) return [];
    const { inConsole, byMail } = own ?? usual;
    return [{ kind, label, hint, inConsole, byMail, chosen: own !== undefined }];
  });
}
