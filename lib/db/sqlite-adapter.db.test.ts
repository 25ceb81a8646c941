import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { beforeEach, expect, test } from "vitest";
import { bareContact } from "../contacts/schema";
import { env } from "../env";
import { newId } from "../id";
import { db, provider, sqlitePath, type Tx } from "./client";
import { givenWorkspace } from "./testing/given";

let workspaceId = "";
beforeEach(async () => {
  workspaceId = (await givenWorkspace()).workspace.id;
});

const contact = (name: string) => ({
  data: { ...bareContact(name, new Date()), id: newId("con"), workspaceId },
});

/** Issues a plain write at once (a Prisma query by itself only starts when it is awaited). */
async function write(name: string): Promise<void> {
  await db().contact.create(contact(name));
}

async function names(): Promise<string[]> {
  const rows = await db().contact.findMany({ where: { workspaceId }, select: { name: true } });
  return rows.map((row) => row.name).sort();
}

/** Opens an interactive transaction that writes a contact and stays open; `end` commits it or rolls it back. */
async function openTransaction(name: string): Promise<{ end: (how: "commit" | "rollback") => Promise<void> }> {
  const opened = deferred<void>();
  const decided = deferred<"commit" | "rollback">();
  const done = db()
    .$transaction(async (tx: Tx) => {
      await tx.contact.create(contact(name));
      opened.resolve();
      if ((await decided.promise) === "rollback") throw new Error("undo");
    })
    .catch((error: Error) => {
      if (error.message !== "undo") throw error;
    });
  await opened.promise;
  return {
    end(how) {
      decided.resolve(how);
      return done;
    },
  };
}

test("a plain write that was acknowledged survives the rollback of a transaction open at that moment", async () => {
  const transaction = await openTransaction("undone");
  const writes = [write("kept"), write("kept too")];
  await sleep(50);
  await transaction.end("rollback");
  await Promise.all(writes);
  expect(await names()).toEqual(["kept", "kept too"]);
});

test("a plain read does not see what an open transaction has written and then takes back", async () => {
  const transaction = await openTransaction("undone");
  const read = names();
  await sleep(20);
  await transaction.end("rollback");
  expect(await read).toEqual([]);
});

test("of many transactions and plain writes at once, exactly the acknowledged ones persist", async () => {
  const acknowledged: string[] = [];
  const pause = () => sleep(Math.random() * 4);
  const work = Array.from({ length: 120 }, async (_, index) => {
    const name = `n${index}`;
    const kind = index % 4;
    await sleep(Math.random() * 10);
    if (kind === 0) await write(name);
    if (kind === 1) await db().$transaction([db().contact.create(contact(name)), db().contact.count()]);
    if (kind === 2 || kind === 3) {
      const done = db().$transaction(async (tx: Tx) => {
        await tx.contact.create(contact(name));
        await pause();
        if (kind === 3) throw new Error("undo");
      });
      if (kind === 3) return expect(done).rejects.toThrow("undo");
      await done;
    }
    acknowledged.push(name);
  });
  await Promise.all(work);
  expect(await names()).toEqual(acknowledged.sort());
});

test("two transactions that wait behind a third keep plain writes out of both", async () => {
  const first = await openTransaction("first");
  const second = openTransaction("second");
  const third = openTransaction("third");
  await sleep(10);
  await first.end("rollback");
  const open = await second;
  const early = write("kept");
  await sleep(20);
  await open.end("rollback");
  const last = await third;
  const late = write("kept too");
  await sleep(20);
  await last.end("rollback");
  await Promise.all([early, late]);
  expect(await names()).toEqual(["kept", "kept too"]);
});

test("a commit that fails does not swallow the writes after it", async () => {
  const nowhere = { ...contact("orphan"), data: { ...contact("orphan").data, workspaceId: "wsp_none" } };
  const failing = db().$transaction(async (tx: Tx) => {
    // The violation is found at COMMIT instead of at the statement.
    if (provider() === "sqlite") await tx.$executeRaw`PRAGMA defer_foreign_keys = ON`;
    await tx.contact.create(nowhere);
  });
  await expect(failing).rejects.toThrow();
  await write("kept");
  await expect(db().$transaction(() => Promise.reject(new Error("undo")))).rejects.toThrow("undo");
  await db().$transaction([db().contact.create(contact("kept too"))]);
  expect(await seenFromOutside()).toBe(2);
});

test("a lock held by another process delays a write without stopping the event loop", async () => {
  const loop = watchLoop();
  for (const writing of [
    () => write("plain"),
    () => db().$transaction((tx: Tx) => tx.contact.create(contact("in a transaction"))),
  ]) {
    const { released } = await holdLock(1_000);
    const started = performance.now();
    const reading = names().then(() => performance.now() - started);
    await writing();
    expect(performance.now() - started).toBeGreaterThan(500);
    expect(await reading).toBeLessThan(500);
    await released;
  }
  // With better-sqlite3's own busy timeout the loop would stand still for two seconds in all.
  expect(loop.stop()).toBeLessThan(200);
  expect(await names()).toEqual(["in a transaction", "plain"]);
});

if (provider() === "sqlite") {
  test("the connection has WAL, full synchronisation and foreign keys", async () => {
    expect(await db().$queryRaw`PRAGMA journal_mode`).toEqual([{ journal_mode: "wal" }]);
    expect(await db().$queryRaw`PRAGMA synchronous`).toEqual([{ synchronous: 2n }]);
    expect(await db().$queryRaw`PRAGMA foreign_keys`).toEqual([{ foreign_keys: 1n }]);
  });

  test("a lock that is held for too long is an error, and the next write succeeds", async () => {
    const { released } = await holdLock(7_000);
    await expect(write("late")).rejects.toMatchObject({ code: "P1008" });
    await released;
    await write("kept");
    expect(await names()).toEqual(["kept"]);
  });
}

/** Counts the workspace's contacts on another connection: what is committed, whatever this process believes. */
async function seenFromOutside(): Promise<number> {
  const sql = "SELECT count(*) AS count FROM contacts WHERE workspace_id = ";
  if (provider() === "sqlite") {
    const { default: Sqlite } = await import("better-sqlite3");
    const connection = new Sqlite(sqlitePath(), { readonly: true });
    const row = connection.prepare<[string], { count: number }>(`${sql}?`).get(workspaceId);
    connection.close();
    return row?.count ?? -1;
  }
  return withClient(async (client) => {
    const result = await client.query<{ count: string }>(`${sql}$1`, [workspaceId]);
    return Number(result.rows[0]?.count);
  });
}

/** Takes the lock for writing from elsewhere, for some milliseconds; resolves once it is held. */
async function holdLock(duration: number): Promise<{ released: Promise<unknown> }> {
  if (provider() === "postgresql") {
    const held = deferred<void>();
    const done = withClient(async (client) => {
      await client.query("BEGIN; LOCK TABLE contacts IN EXCLUSIVE MODE");
      held.resolve();
      await sleep(duration);
      await client.query("COMMIT");
    });
    await held.promise;
    return { released: done };
  }
  const program = `const db = new (require("better-sqlite3"))(${JSON.stringify(sqlitePath())});
    db.exec("BEGIN IMMEDIATE"); console.log("held");
    setTimeout(() => { db.exec("COMMIT"); db.close(); }, ${duration});`;
  const child = spawn(process.execPath, ["-e", program], { stdio: ["ignore", "pipe", "inherit"] });
  const exit = once(child, "exit");
  await once(child.stdout, "data");
  return { released: exit };
}

/** `Promise.withResolvers`, which Node 20 lacks. */
function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => {};
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

async function withClient<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: env().DATABASE_URL });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Adds up, in milliseconds, how long the event loop stood still for more than 60 ms at a time, leaving out the longest
 * pause: a busy machine makes one now and then.
 */
function watchLoop(): { stop: () => number } {
  const pauses: number[] = [];
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    if (now - last > 60) pauses.push(now - last);
    last = now;
  }, 5);
  return {
    stop() {
      clearInterval(timer);
      const [, ...rest] = pauses.sort((a, b) => b - a);
      return rest.reduce((sum, pause) => sum + pause, 0);
    },
  };
}
