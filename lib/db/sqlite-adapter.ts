import "server-only";
import { setImmediate as eventLoopRound, setTimeout as sleep } from "node:timers/promises";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import type {
  IsolationLevel,
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQuery,
  SqlResultSet,
  Transaction,
} from "@prisma/driver-adapter-utils";

/** How long a statement waits for a lock that another process holds, in milliseconds, before it gives up. */
const lockPatience = 5_000;

/** Rounds of the event loop between two turns. Libuv accepts one connection in each, and an answer takes two. */
const breather = 4;

/**
 * Prisma's SQLite adapter has one connection and guards only the start of a transaction: a statement issued while
 * another request's interactive transaction is open runs inside that transaction, and is lost, after it was
 * acknowledged, when that one rolls back. This factory makes such statements wait.
 *
 * It also opens transactions with BEGIN IMMEDIATE, so that a writer never finds at its first write that its snapshot is
 * stale, and waits for a foreign lock (the CLI, a backup) without blocking the event loop, which better-sqlite3's own
 * busy timeout would.
 */
export class SerialisedSqlite implements SqlDriverAdapterFactory {
  readonly provider = "sqlite";
  readonly adapterName = "latchkey-serialised-sqlite";
  private readonly inner: PrismaBetterSqlite3;

  constructor(path: string) {
    // No waiting inside SQLite, where it holds up everything else: with many writers that wait for a foreign lock, a few
    // milliseconds each would stop the event loop altogether.
    // Milliseconds as integers: compact, and equal to compare in raw SQL and in code.
    this.inner = new PrismaBetterSqlite3({ url: path, timeout: 0 }, { timestampFormat: "unixepoch-ms" });
  }

  async connect(): Promise<SqlDriverAdapter> {
    const adapter = await this.inner.connect();
    // WAL alone makes better-sqlite3 fall back to synchronous=NORMAL, which may lose acknowledged commits with the power.
    await patiently(() =>
      adapter.executeScript("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"),
    );
    return new SerialisedAdapter(adapter);
  }
}

class SerialisedAdapter implements SqlDriverAdapter {
  readonly provider = "sqlite";
  readonly adapterName = "latchkey-serialised-sqlite";
  /** Settles when everything that was queued so far has had the connection. */
  private queue: Promise<void> = Promise.resolve();
  /** Who has the connection or waits for it. */
  private queued = 0;

  constructor(private readonly inner: SqlDriverAdapter) {}

  /**
   * Waits for the connection, first come, first served, and returns what gives it back. A queue and not a flag: of two
   * transactions that wait for a third to end, both would find a flag down at the same moment.
   *
   * The event loop goes round before each transaction, and between two turns. Nothing in them waits for anything outside of
   * this process, so many writers that a foreign lock had held up would otherwise hold up every request until the last of them
   * is done.
   */
  private async turn(isLong: boolean): Promise<() => void> {
    const before = this.queue;
    let next = () => {};
    this.queue = new Promise((resolve) => {
      next = resolve;
    });
    const hasToWait = this.queued++ > 0;
    await before;
    for (let round = 0; (isLong || hasToWait) && round < breather; round++) await eventLoopRound();
    let isOver = false;
    return () => {
      if (!isOver) this.queued -= 1;
      isOver = true;
      next();
    };
  }

  async queryRaw(query: SqlQuery): Promise<SqlResultSet> {
    return this.alone(() => this.inner.queryRaw(query));
  }

  async executeRaw(query: SqlQuery): Promise<number> {
    return this.alone(() => this.inner.executeRaw(query));
  }

  async executeScript(script: string): Promise<void> {
    return this.alone(() => this.inner.executeScript(script));
  }

  /** Each attempt takes a turn of its own: while a write waits for a foreign lock, reads go on. */
  private alone<T>(work: () => Promise<T>): Promise<T> {
    return patiently(async () => {
      const release = await this.turn(false);
      try {
        return await work();
      } finally {
        release();
      }
    });
  }

  startTransaction(isolationLevel?: IsolationLevel): Promise<Transaction> {
    return patiently(async () => {
      const release = await this.turn(true);
      let started: Transaction | null = null;
      try {
        started = await this.inner.startTransaction(isolationLevel);
        // The adapter began a deferred transaction that holds nothing yet: exchange it for an immediate one.
        await started.executeRaw(statement("COMMIT"));
        await started.executeRaw(statement("BEGIN IMMEDIATE"));
        return releasing(started, release);
      } catch (error) {
        await started?.rollback();
        release();
        throw error;
      }
    });
  }

  getConnectionInfo() {
    return { supportsRelationJoins: false, ...this.inner.getConnectionInfo?.() };
  }

  async dispose(): Promise<void> {
    await this.turn(false);
    await this.inner.dispose();
  }
}

function statement(sql: string): SqlQuery {
  return { sql, args: [], argTypes: [] };
}

/** The same transaction, which lets the next one in when it has ended. Prisma sends COMMIT and ROLLBACK itself. */
function releasing(transaction: Transaction, release: () => void): Transaction {
  const commit = () => transaction.commit().finally(release);
  const rollback = async () => {
    try {
      // After a COMMIT that failed Prisma sends no ROLLBACK: the transaction would stay open and swallow all that follows.
      await transaction.executeRaw(statement("ROLLBACK"));
    } catch {
      // The usual case: it is closed already.
    }
    await transaction.rollback().finally(release);
  };
  return new Proxy(transaction, {
    get(target, property) {
      if (property === "commit") return commit;
      if (property === "rollback") return rollback;
      const value = Reflect.get(target, property, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}

/** Repeats what fails because another process holds the lock, a little later each time. */
async function patiently<T>(work: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + lockPatience;
  for (let pause = 4; ; pause = Math.min(pause * 2, 100)) {
    try {
      return await work();
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) throw error;
      await sleep(pause * (0.5 + Math.random()));
    }
  }
}

function isBusy(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause as { kind?: string } | undefined) : undefined;
  return cause?.kind === "SocketTimeout";
}
