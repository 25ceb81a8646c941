import type { Counters, Used } from "./counters";
import { type Window, Windows } from "./windows";

/** Counts in the memory of this process. */
export class MemoryCounters implements Counters {
  readonly #windows = new Windows();

  count(name: string, seconds: number): Used {
    return this.#change(name, seconds, 1);
  }

  refund(name: string, seconds: number): Used {
    return this.#change(name, seconds, -1);
  }

  look(name: string, seconds: number): Used {
    const now = performance.now();
    const window = this.#windows.find(name, now);
    return window ? usedOf(window, now) : { used: 0, msLeft: seconds * 1_000 };
  }

  clear(name: string): void {
    this.#windows.close(name);
  }

  #change(name: string, seconds: number, by: 1 | -1): Used {
    const now = performance.now();
    const window = this.#windows.open(name, seconds, now);
    window.used = Math.max(window.used + by, 0);
    return usedOf(window, now);
  }
}

function usedOf({ used, endsAt }: Window, now: number): Used {
  return { used, msLeft: endsAt - now };
}
