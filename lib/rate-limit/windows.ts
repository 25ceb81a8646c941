/** What one caller used in the window that is open, and when it ends on the monotonic clock, in milliseconds. */
export type Window = { used: number; readonly endsAt: number };

/** Some 100 MB. */
const mostWindows = 500_000;

/**
 * Counting windows in this process's memory, each beginning with the first request it counts. They need no timers: a
 * window that begins clears away two that have ended. A flood from ever new addresses cannot fill the memory.
 *
 * Times are of the monotonic clock: a system clock that is set back must not keep callers out for hours.
 */
export class Windows {
  readonly #all = new Map<string, Window>();
  #sweep = this.#all.entries();

  constructor(private readonly most = mostWindows) {}

  get size(): number {
    return this.#all.size;
  }

  /** The window of that name, if one is open. */
  find(name: string, now: number): Window | undefined {
    const known = this.#all.get(name);
    return known && known.endsAt > now ? known : undefined;
  }

  /** The window of that name; begins one of `seconds` seconds if none is open. */
  open(name: string, seconds: number, now: number): Window {
    const known = this.find(name, now);
    if (known) return known;
    this.#clear(now);
    const begun = { used: 0, endsAt: now + seconds * 1_000 };
    this.#all.set(name, begun);
    return begun;
  }

  close(name: string): void {
    this.#all.delete(name);
  }

  #clear(now: number): void {
    for (let looks = 0; looks < 2; looks++) {
      const next = this.#sweep.next();
      if (next.done) this.#sweep = this.#all.entries();
      else if (next.value[1].endsAt <= now) this.#all.delete(next.value[0]);
    }
    if (this.#all.size < this.most) return;
    for (const name of this.#all.keys()) {
      this.#all.delete(name);
      return;
    }
  }
}
