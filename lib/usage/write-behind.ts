import { setTimeout as sleep } from "node:timers/promises";
import { log } from "../log";

/** What waits in memory is written together this often, in milliseconds. SIGTERM writes what is left. */
const flushEvery = 5_000;
/** Rows of one statement. */
const batchSize = 500;

/** Where rows wait: taken all at once, and put back when the database would not have them. */
export type Waiting<Row> = {
  take: () => Row[];
  putBack: (rows: readonly Row[]) => void;
  write: (rows: readonly Row[]) => Promise<void>;
};

/**
 * Writes evidence off the path of requests, in batches, one after the other. What could not be written waits for the
 * next turn; nothing here fails a request.
 */
export class WriteBehind<Row> {
  #timer: NodeJS.Timeout | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly what: string,
    private readonly waiting: Waiting<Row>,
  ) {}

  /** Something waits: it is written within five seconds. */
  wake(): void {
    this.#timer ??= setTimeout(() => void this.flush(), flushEvery).unref();
  }

  /**
   * Writes what waits, after what is on its way already: when this resolves, all that was recorded before is readable.
   * Resolves to false when some of it waits again, since the database is away.
   */
  flush(): Promise<boolean> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    const turn = this.#turn.then(() => this.#drain());
    this.#turn = turn;
    return turn;
  }

  /** The last write of the process: a database that is busy for a moment must not cost what was counted. */
  async flushForGood(attempts = 4): Promise<void> {
    for (let attempt = 1; !(await this.flush()) && attempt < attempts; attempt++) await sleep(100 * 2 ** attempt);
  }

  async #drain(): Promise<boolean> {
    const rows = this.waiting.take();
    let all = true;
    for (let at = 0; at < rows.length; at += batchSize) {
      const batch = rows.slice(at, at + batchSize);
      try {
        await this.waiting.write(batch);
      } catch (error) {
        log().warn({ err: error, rows: batch.length }, `${this.what} not written yet`);
        this.waiting.putBack(batch);
        all = false;
        this.wake();
      }
    }
    return all;
  }
}
