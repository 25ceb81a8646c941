/** Where somebody waits. */
export type Line = "first" | "second";

/**
 * Lets a fixed number of pieces of work run at once and a bounded number wait, in the order in which they came. There are two
 * lines of that length: while anybody waits in the first, nobody of the second has their turn.
 */
export class Turnstile {
  private running = 0;
  private readonly lines: Record<Line, (() => void)[]> = { first: [], second: [] };

  constructor(
    private readonly atOnce: number,
    private readonly mostWaiting: number,
    /** What to throw at whoever finds the queue full. */
    private readonly full: () => Error,
  ) {}

  async pass<T>(line: Line, work: () => Promise<T>): Promise<T> {
    if (this.running < this.atOnce) this.running += 1;
    else await this.turn(this.lines[line]);
    try {
      return await work();
    } finally {
      // Whoever leaves hands over their place, so that nobody who comes later can take it.
      const next = this.lines.first.shift() ?? this.lines.second.shift();
      if (next) next();
      else this.running -= 1;
    }
  }

  private turn(waiting: (() => void)[]): Promise<void> {
    if (waiting.length >= this.mostWaiting) throw this.full();
    return new Promise((resolve) => waiting.push(resolve));
  }
}
