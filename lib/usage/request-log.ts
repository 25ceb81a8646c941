import "server-only";
import { db } from "../db/client";
import { writeRows } from "../db/write-rows";
import { firstId } from "../id";
import { shared } from "../process-state";
import { WriteBehind } from "./write-behind";

/**
 * Calls of one key that are logged between two writes, which are five seconds apart; further ones are counted but not
 * logged. Refused calls have as much room again, so that a busy integration does not hide them.
 */
const mostBetweenWrites = 400;
/** Calls of all keys together that wait, at most. */
const mostWaiting = 20_000;
/** Calls that are kept of each key, the latest ones, and for how many days. */
export const loggedCalls = 5_000;
export const loggedDays = 14;
/** A key's log is cut after so many more. */
const cutEvery = 500;
/** Rows that one statement deletes: a longer one would keep SQLite's only writer busy. */
const deleteAtOnce = 2_000;

/** One call of a key, as it is logged. Texts are cut to what a row may hold when they are written. */
export type LoggedCall = Readonly<{
  id: string;
  workspaceId: string;
  keyId: string;
  at: number;
  method: string;
  route: string;
  path: string;
  status: number;
  /** The error's code; empty for a success. */
  code: string;
  /** Milliseconds. */
  ms: number;
  ip: string;
  userAgent: string;
  origin: string;
}>;

const requestLog = () => shared("request-log", makeLog);

function makeLog() {
  const waiting = new Map<string, LoggedCall[]>();
  const written = new Map<string, number>();
  const state = { size: 0 };
  const put = (call: LoggedCall, most: number) => {
    const calls = waiting.get(call.keyId);
    if (!calls) waiting.set(call.keyId, [call]);
    else if (calls.length < most) calls.push(call);
    else return;
    state.size += 1;
  };
  const writer = new WriteBehind<LoggedCall>("the request log", {
    take: () => {
      const calls = [...waiting.values()].flat();
      waiting.clear();
      state.size = 0;
      return calls;
    },
    putBack: (calls) => {
      for (const call of calls) if (state.size < mostWaiting) put(call, mostBetweenWrites * 2);
    },
    write: (calls) => write(calls, written),
  });
  return { state, put, writer };
}

/** Logs one call: an entry in an array now, one statement for hundreds of them later. */
export function logCall(call: LoggedCall): void {
  const { state, put, writer } = requestLog();
  if (state.size >= mostWaiting) return;
  put(call, call.code === "" ? mostBetweenWrites : mostBetweenWrites * 2);
  writer.wake();
}

export const requestLogWriter = () => requestLog().writer;

const columns = {
  id: "text",
  workspace_id: "text",
  api_key_id: "text",
  at: "time",
  method: "text",
  route: "text",
  path: "text",
  status: "integer",
  code: "text",
  micros: "integer",
  ip: "text",
  user_agent: "text",
  origin: "text",
} as const;

async function write(calls: readonly LoggedCall[], written: Map<string, number>): Promise<void> {
  const names = Object.keys(columns).join(", ");
  // A key that was deleted meanwhile has no log; what was written before its answer got lost is there already.
  await writeRows(
    columns,
    calls.map(rowOf),
    (rows) => `
      INSERT INTO logged_requests (${names}) SELECT ${names} FROM ${rows}
      WHERE EXISTS (SELECT 1 FROM api_keys k WHERE k.id = r.api_key_id)
      ON CONFLICT (id) DO NOTHING`,
  );
  for (const { keyId } of calls) written.set(keyId, (written.get(keyId) ?? 0) + 1);
  for (const [keyId, count] of written) {
    if (count < cutEvery) continue;
    written.delete(keyId);
    await cutLog(keyId);
  }
}

function rowOf(call: LoggedCall) {
  return {
    id: call.id,
    workspace_id: call.workspaceId,
    api_key_id: call.keyId,
    at: call.at,
    method: call.method.slice(0, 16),
    route: call.route,
    path: withoutSecret(call.path).slice(0, 300),
    status: call.status,
    code: call.code,
    micros: Math.round(call.ms * 1_000),
    ip: call.ip,
    user_agent: withoutSecret(call.userAgent).slice(0, 300),
    origin: withoutSecret(call.origin).slice(0, 300),
  };
}

/** Callers put keys in the strangest places; of one, only the public part is kept. */
function withoutSecret(text: string): string {
  return text.replace(/(lk_(?:live|test)_[0-9A-Za-z]{0,10})[0-9A-Za-z]*/g, "$1");
}

/** Drops all but the latest calls of a key. */
async function cutLog(keyId: string): Promise<void> {
  const [last] = await db().loggedRequest.findMany({
    where: { apiKeyId: keyId },
    orderBy: { id: "desc" },
    skip: loggedCalls,
    take: 1,
    select: { id: true },
  });
  if (last) await db().loggedRequest.deleteMany({ where: { apiKeyId: keyId, id: { lte: last.id } } });
}

/** Drops calls that are older than the retention, a few thousand at a time. */
export async function forgetOldCalls(now: number): Promise<void> {
  const before = firstId("req", now - loggedDays * 86_400_000);
  for (;;) {
    const old = await db().loggedRequest.findMany({
      where: { id: { lt: before } },
      orderBy: { id: "asc" },
      take: deleteAtOnce,
      select: { id: true },
    });
    const last = old.at(-1);
    if (!last) return;
    await db().loggedRequest.deleteMany({ where: { id: { lte: last.id } } });
  }
}
