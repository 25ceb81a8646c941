import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { AppError } from "../errors";
import { recorder } from "../metrics/recorder";
import { traced } from "../tracing/span";
import { databaseBusy, unavailability } from "../unavailable";
import { type Db, db, type Prisma, provider, type Tx } from "./client";

const attempts = 5;
/** Milliseconds after which no further attempt begins: whoever waits is told to come back instead. */
const patience = 8_000;

/**
 * A transaction that is repeated when the database ends it because of a concurrent one (serialisation failure,
 * deadlock, lock not had in time). The work may therefore run more than once: it must touch nothing but the database.
 * @throws AppError `temporarily_unavailable` when it could not be had.
 */
export function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const attributes = { "db.system.name": provider() };
  return traced({ name: "transaction", kind: "CLIENT", attributes }, () => timed(() => repeated(work)));
}

async function timed<T>(work: () => Promise<T>): Promise<T> {
  const counts = recorder();
  if (counts === null) return work();
  const began = performance.now();
  try {
    return await work();
  } finally {
    counts.queries.record({ kind: "transaction" }, (performance.now() - began) / 1_000);
  }
}

async function repeated<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  const deadline = performance.now() + patience;
  for (let attempt = 1; ; attempt++) {
    try {
      return await db().$transaction(work);
    } catch (error) {
      if (!isTransient(error)) throw unavailability(error) ?? error;
      if (attempt === attempts || performance.now() > deadline || isForeignLock(error)) throw databaseBusy();
      await sleep(5 * 2 ** attempt * Math.random());
    }
  }
}

/** P1008 lock timeout, P2028 no transaction in time, P2034 and 40001/40P01 conflicts. */
function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: string }).code;
  if (code === "P1008" || code === "P2028" || code === "P2034") return true;
  // Of the pool of `pg`: more writers wait for one workspace's lock than there are connections. Nothing has begun yet.
  if (error.message === "timeout exceeded when trying to connect") return true;
  return error.name === "DriverAdapterError" && /TransactionWriteConflict|SocketTimeout/.test(error.message);
}

/** SQLite's writer lock is with another process: the adapter has waited five seconds for it already. */
function isForeignLock(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string };
  return provider() === "sqlite" && (code === "P1008" || /SocketTimeout/.test(message ?? ""));
}

/** The columns of a unique constraint that an insert or update violated; null for any other error. */
export function violatedUnique(error: unknown): string | null {
  const known = error as { code?: string; meta?: unknown };
  return known?.code === "P2002" ? JSON.stringify(known.meta ?? {}) : null;
}

export type LockedWorkspace = {
  ticketCounter: number;
  auditSequence: number;
  auditHash: string;
  eventSequence: number;
};

/**
 * Holds the workspace's row until the transaction ends, so that "count, then write" is safe: the last owner, the limit
 * of keys, ticket numbers, the audit chain, the sequence of events. SQLite has one writer at a time anyway.
 */
export async function lockWorkspace(tx: Tx, id: string): Promise<LockedWorkspace> {
  if (provider() === "postgresql") await tx.$queryRaw`SELECT id FROM workspaces WHERE id = ${id} FOR UPDATE`;
  const row = await tx.workspace.findUnique({
    where: { id },
    select: { ticketCounter: true, auditSequence: true, auditHash: true, eventSequence: true },
  });
  if (!row) throw new AppError("not_found", "This workspace does not exist any more.");
  return row;
}

export type { Db, Prisma, Tx };
