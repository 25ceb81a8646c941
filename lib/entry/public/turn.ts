let ending: Promise<void> | null = null;

/**
 * The end of this turn of the event loop: everything that had arrived is read by then. All who wait in one turn go on
 * one after the other, in the order in which they began to wait, and new arrivals after them.
 */
export function endOfTurn(): Promise<void> {
  ending ??= new Promise((resolve) => {
    setImmediate(() => {
      ending = null;
      resolve();
    });
  });
  return ending;
}
