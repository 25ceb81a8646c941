import "server-only";
import { among } from "../db/among";
import { readRows } from "../db/point-read";
import { log } from "../log";
import { shared } from "../process-state";
import { onEvents } from "./signal";
import { Waiter } from "./waiter";

/** Calls of one key, and of all, that may wait at the same time in this process. Others are answered at once. */
const most = { ofKey: 5, all: 500 };
/** How often the database is asked what other processes wrote, in milliseconds: one read for all who wait. */
const askEvery = 1_000;

type Room = { readonly waiters: Set<Waiter>; closed: boolean; stopListening: (() => void) | null };

const room = () =>
  shared("event-waiting-room", (): Room => ({ waiters: new Set(), closed: false, stopListening: null }));

/**
 * Takes a place for a call that is about to look, so that what happens between its look and its waiting is noticed. Give
 * it back with `leave`. Null when there is none, or when the process is about to end.
 */
export function enter(workspaceId: string, keyId: string): Waiter | null {
  const { waiters, closed } = room();
  const ofKey = [...waiters].filter((other) => other.keyId === keyId).length;
  if (closed || waiters.size >= most.all || ofKey >= most.ofKey) return null;
  const waiter = new Waiter(workspaceId, keyId);
  waiters.add(waiter);
  room().stopListening ??= listen(waiters);
  return waiter;
}

export function leave(waiter: Waiter): void {
  const { waiters, stopListening } = room();
  waiters.delete(waiter);
  if (waiters.size > 0) return;
  stopListening?.();
  room().stopListening = null;
}

/** Ends all waiting, for good: before the process ends. Whoever waited is answered that nothing is new. */
export function closeWaitingRoom(): void {
  room().closed = true;
  for (const waiter of room().waiters) waiter.end();
}

/** The same on SIGTERM, where nobody else ends things in their order: plain `next start`. */
export function closeWaitingRoomOnSignal(): void {
  process.once("SIGTERM", closeWaitingRoom);
}

function listen(waiters: ReadonlySet<Waiter>): () => void {
  const stopHearing = onEvents((workspaceId) => {
    for (const waiter of waiters) if (waiter.workspaceId === workspaceId) waiter.ring();
  });
  let asking = false;
  const timer = setInterval(() => {
    if (asking) return;
    asking = true;
    ask(waiters)
      .catch((error: unknown) => log().warn({ err: error }, "events of other processes could not be looked for"))
      .finally(() => {
        asking = false;
      });
  }, askEvery);
  return () => {
    stopHearing();
    clearInterval(timer);
  };
}

async function ask(waiters: ReadonlySet<Waiter>): Promise<void> {
  const ids = [...new Set([...waiters].map(({ workspaceId }) => workspaceId))];
  if (ids.length === 0) return;
  const [where, ...values] = among("id", ids);
  const rows = await readRows<{ id: string; head: number }>(
    `SELECT id, event_sequence AS head FROM workspaces WHERE ${where}`,
    values,
  );
  const heads = new Map(rows.map(({ id, head }) => [id, head]));
  for (const waiter of waiters) if ((heads.get(waiter.workspaceId) ?? 0) > waiter.seen) waiter.ring();
}
