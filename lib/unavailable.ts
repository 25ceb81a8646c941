import { AppError } from "./errors";

/** What a failed statement shows of its cause, wherever Prisma, its adapters and the drivers put it. */
type Traces = { codes: string[]; messages: string[] };

/** Levels of causes that are looked through. */
const deepest = 6;

/** SQLite's lock is with another process; PostgreSQL gave up on a statement, or had no lock or connection in time. */
const busy = /^(SQLITE_BUSY|SQLITE_LOCKED|SocketTimeout$|P1008$|P2024$|P2028$|P2034$|55P03$|57014$|40001$|40P01$)/;
const full = /^(SQLITE_FULL$|53100$|ENOSPC$|EDQUOT$)/;
/** SQLITE_IOERR too: a write-ahead log that cannot grow, or a directory that went away. */
const unwritable = /^(SQLITE_READONLY|SQLITE_IOERR|SQLITE_CANTOPEN|25006$|EROFS$)/;
/** Classes 08 (connection), 53 (resources) and 57P (shutdown, still starting) of PostgreSQL, and what sockets say. */
const away =
  /^(P1001$|P1002$|P1017$|P2037$|08[0-9A-Z]{3}$|53[0-9A-Z]{3}$|57P0\d$|ECONNREFUSED$|ECONNRESET$|EPIPE$|ETIMEDOUT$|ENOTFOUND$|EAI_AGAIN$|EHOSTUNREACH$|ENETUNREACH$)/;
/** What `pg` says of connections without any code. */
const awayMessage =
  /Connection terminated|Connection ended|timeout exceeded when trying to connect|Query read timeout|connection error and is not queryable/;

/**
 * The refusal that stands for a failure of the database, when it is one that goes by: locked, full, not writable or not
 * reachable. Null for any other error, which is a bug of ours.
 */
export function unavailability(error: unknown): AppError | null {
  const { codes, messages } = tracesOf(error);
  const has = (pattern: RegExp) => codes.some((code) => pattern.test(code));
  if (has(full)) return refusal("The server's disk is full. Nothing was written; reading goes on.", 30);
  if (has(unwritable)) return refusal("The server cannot write to its disk. Nothing was written; reading goes on.", 30);
  if (has(busy)) return databaseBusy();
  if (has(away) || messages.some((text) => awayMessage.test(text))) {
    return refusal("The database does not answer. Try again in a moment.", 5);
  }
  return null;
}

export function databaseBusy(): AppError {
  return refusal("The database is busy. Try again in a moment.", 1);
}

/** `retryAfter` in seconds. */
function refusal(detail: string, retryAfter: number): AppError {
  return new AppError("temporarily_unavailable", detail, { headers: { "Retry-After": String(retryAfter) } });
}

function tracesOf(error: unknown): Traces {
  const traces: Traces = { codes: [], messages: [] };
  let level = [error];
  for (let depth = 0; depth < deepest && level.length > 0; depth++) {
    level = level.filter((each) => typeof each === "object" && each !== null).flatMap((each) => look(each, traces));
  }
  return traces;
}

/** Notes what one object shows, and returns what may have caused it. */
function look(thing: unknown, { codes, messages }: Traces): unknown[] {
  const { code, originalCode, kind, message, originalMessage, cause, meta, errors } = thing as Record<string, unknown>;
  for (const each of [code, originalCode, kind]) if (typeof each === "string") codes.push(each);
  for (const each of [message, originalMessage]) if (typeof each === "string") messages.push(each);
  const inner = (meta as { driverAdapterError?: unknown } | undefined)?.driverAdapterError;
  return [cause, inner, ...(Array.isArray(errors) ? errors : [])];
}
