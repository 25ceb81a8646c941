import "server-only";
import { mkdirSync } from "node:fs";
import { Socket } from "node:net";
import { dirname, resolve } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { env } from "../env";
import { shared, takeShared } from "../process-state";
import { PrismaClient as PostgresqlClient } from "./generated/postgresql/client";
import { type Prisma, PrismaClient as SqliteClient } from "./generated/sqlite/client";
import { openPool } from "./pools";
import { SerialisedSqlite } from "./sqlite-adapter";

/**
 * The two generated clients have the same models but are not assignable to each other. Code is written against the
 * SQLite one, whose API is the smaller; the database tests run on both, which keeps the cast honest.
 */
export type Db = SqliteClient;
export type Tx = Prisma.TransactionClient;
export type { Prisma };

export type Provider = "sqlite" | "postgresql";

export function provider(): Provider {
  return providerOf(env().DATABASE_URL);
}

export function providerOf(url: string): Provider {
  return url.startsWith("file:") ? "sqlite" : "postgresql";
}

/** The database file of a `file:` URL, absolute. */
export function sqlitePath(url: string = env().DATABASE_URL): string {
  return resolve(url.replace(/^file:(\/\/(?=\/))?/, "").replace(/\?.*$/, ""));
}

/** How long a transaction may wait for its turn and how long it may last, in milliseconds. */
const transactionOptions = { maxWait: 8_000, timeout: 15_000 };

/**
 * Milliseconds without a byte after which a connection to PostgreSQL is given up: as long as a transaction may last. Without
 * it a request waits for a server that has stopped answering for as long as that takes.
 */
const silencePatience = 15_000;

export function db(): Db {
  return shared("db", () => {
    if (provider() === "sqlite") {
      const path = sqlitePath();
      mkdirSync(dirname(path), { recursive: true });
      return new SqliteClient({ adapter: new SerialisedSqlite(path), transactionOptions });
    }
    const pool = openPool("transactions", {
      connectionTimeoutMillis: 5_000,
      application_name: "latchkey",
      stream: patientSocket,
    });
    const adapter = new PrismaPg(pool, { disposeExternalPool: true });
    return new PostgresqlClient({ adapter, transactionOptions }) as unknown as Db;
  });
}

function patientSocket(): Socket {
  const socket = new Socket();
  return socket.setTimeout(silencePatience, () => socket.destroy(new Error("Connection terminated: no answer")));
}

export async function closeDb(): Promise<void> {
  await takeShared<Db>("db")?.$disconnect();
}
