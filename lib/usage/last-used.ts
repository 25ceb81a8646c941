import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { db } from "../db/client";
import { log } from "../log";
import { shared } from "../process-state";

/** How exactly "last used" is kept, in milliseconds: the first use is written at once, then at most one a minute. */
export const lastUsedEvery = 60_000;

/** How long a request waits for this write, in milliseconds. It must not fail, nor hang, because of it. */
const patience = 100;

export type Use = Readonly<{ keyId: string; at: number; ip: string; userAgent: string; route: string }>;

const written = () => shared("last-used", () => new Map<string, number>());

/**
 * Notes that a key was used, given what its row says of the last time. The update is conditional, so it never goes back
 * and needs no lock; within this process only one of many simultaneous requests makes it.
 */
export function noteLastUsed(use: Use, lastUsedAt: number | null): Promise<void> | undefined {
  if (lastUsedAt !== null && lastUsedAt > use.at - lastUsedEvery) return;
  const marks = written();
  if ((marks.get(use.keyId) ?? Number.NEGATIVE_INFINITY) > use.at - lastUsedEvery) return;
  if (marks.size > 50_000) marks.clear();
  marks.set(use.keyId, use.at);
  const write = update(use).catch((error) => {
    marks.delete(use.keyId);
    log().warn({ err: error, key: use.keyId }, "last used was not written");
  });
  return Promise.race([write, sleep(patience, undefined, { ref: false })]);
}

async function update({ keyId, at, ip, userAgent, route }: Use): Promise<void> {
  await db().apiKey.updateMany({
    where: { id: keyId, OR: [{ lastUsedAt: null }, { lastUsedAt: { lt: new Date(at - lastUsedEvery) } }] },
    data: { lastUsedAt: new Date(at), lastUsedIp: ip, lastUsedAgent: userAgent.slice(0, 300), lastUsedRoute: route },
  });
}
