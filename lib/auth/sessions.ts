import "server-only";
import { db } from "../db/client";
import { AppError } from "../errors";
import { deviceOf } from "./device";
import { idleLife } from "./session";

/** A session as its owner sees it under Account. */
export type SessionRow = Readonly<{
  id: string;
  device: string;
  ip: string;
  startedAt: Date;
  seenAt: Date;
  /** The one that asks. */
  current: boolean;
}>;

type Person = Readonly<{ id: string; sessionId: string; now: Date }>;

function living({ id: userId, now }: Omit<Person, "sessionId">) {
  const seenSince = new Date(now.getTime() - idleLife);
  return { userId, endedAt: null, expiresAt: { gt: now }, seenAt: { gt: seenSince } };
}

/** Where the person is signed in: this session first, then the one seen last. */
export async function listSessions(person: Person): Promise<SessionRow[]> {
  const rows = await db().session.findMany({ where: living(person), orderBy: { seenAt: "desc" }, take: 100 });
  return rows
    .map(({ id, userAgent, ip, createdAt: startedAt, seenAt }) => ({
      ...{ id, ip, startedAt, seenAt },
      device: deviceOf(userAgent),
      current: id === person.sessionId,
    }))
    .sort((a, b) => Number(b.current) - Number(a.current));
}

/** Ends one of the person's sessions; its next request is nobody's. @throws AppError `not_found`. */
export async function endOneSession(person: Person, { id }: { id: string }): Promise<void> {
  const { count } = await db().session.updateMany({ where: { ...living(person), id }, data: { endedAt: person.now } });
  if (count === 0) throw new AppError("not_found", "This session has ended already.");
}

/** Ends all of them but the one that asks; returns how many. */
export async function endOtherSessions(person: Person): Promise<{ ended: number }> {
  const { count } = await db().session.updateMany({
    where: { ...living(person), NOT: { id: person.sessionId } },
    data: { endedAt: person.now },
  });
  return { ended: count };
}
