/** Milliseconds between two looks of one call: for it a busy workspace is read ten times a second, and no more. */
const breath = 100;

/** A call that waits for events. It holds no connection to the database, only this. */
export class Waiter {
  /** The sequence up to which it has looked; nothing is new to it before its first look. */
  seen = Number.POSITIVE_INFINITY;
  #rung = false;
  #over = false;
  #looked = performance.now();
  #wake: (() => void) | null = null;

  constructor(
    readonly workspaceId: string,
    readonly keyId: string,
  ) {}

  /** There may be something new. Before it waits this is remembered. */
  ring(): void {
    this.#rung = true;
    this.#wake?.();
  }

  /** It need not wait any longer: its caller is gone, or the process is about to go. */
  end(): void {
    this.#over = true;
    this.#wake?.();
  }

  /** Waits after a look that found nothing. @returns whether another look is worth it; false when the time is over. */
  async next(seen: number, milliseconds: number): Promise<boolean> {
    this.seen = seen;
    const rested = this.#looked + breath;
    await new Promise<void>((resolve) => {
      let timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        const left = this.#over ? 0 : rested - performance.now();
        if (left <= 0) resolve();
        else timer = setTimeout(resolve, left);
      };
      if (this.#rung || this.#over) this.#wake();
    });
    this.#wake = null;
    this.#looked = performance.now();
    const look = this.#rung && !this.#over;
    this.#rung = false;
    return look;
  }
}
