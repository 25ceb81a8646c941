/** What the requests that arrived in one turn of the event loop share. */
export class Turn {
  readonly #results = new Map<string, unknown>();

  /**
   * Reads something once for all of them. It is as fresh for each as a read of its own: the first of them reads only
   * when all have arrived, and none that arrives later belongs to this turn.
   */
  once<T>(name: string, read: () => T): T {
    if (!this.#results.has(name)) this.#results.set(name, read());
    return this.#results.get(name) as T;
  }
}

let ending: Promise<Turn> | null = null;

/**
 * The end of this turn of the event loop: everything that had arrived is read by then. All who wait in one turn go on
 * one after the other, in the order in which they began to wait, and new arrivals after them.
 */
export function endOfTurn(): Promise<Turn> {
  ending ??= new Promise((resolve) => {
    setImmediate(() => {
      ending = null;
      resolve(new Turn());
    });
  });
  return ending;
}
