/** Values of labels by their names. All of them come from tables of the program: never text that somebody sent. */
export type Labels = Readonly<Record<string, string>>;

const keyOf = (labels: Labels) => Object.values(labels).join("\n");

/**
 * Counts by labels. Kept apart from the registry, so that counting on the path of a request costs one look-up; the
 * registry takes the counts over when somebody asks.
 */
export class Tally<L extends Labels> {
  readonly #counts = new Map<string, { labels: L; count: number }>();

  add(labels: L): void {
    const key = keyOf(labels);
    const known = this.#counts.get(key);
    if (known) known.count += 1;
    else this.#counts.set(key, { labels, count: 1 });
  }

  all(): Iterable<Readonly<{ labels: L; count: number }>> {
    return this.#counts.values();
  }
}

type Series<L> = { labels: L /** One for each bound, and one above them all. */; counts: number[]; sum: number };

/** Durations by labels, counted into buckets. */
export class Durations<L extends Labels> {
  readonly #series = new Map<string, Series<L>>();

  /** @param bounds the buckets' upper bounds, in seconds, ascending. */
  constructor(readonly bounds: readonly number[]) {}

  record(labels: L, seconds: number): void {
    const key = keyOf(labels);
    let series = this.#series.get(key);
    if (!series) {
      series = { labels, counts: Array(this.bounds.length + 1).fill(0), sum: 0 };
      this.#series.set(key, series);
    }
    let bucket = 0;
    while (bucket < this.bounds.length && seconds > (this.bounds[bucket] ?? 0)) bucket++;
    series.counts[bucket] = (series.counts[bucket] ?? 0) + 1;
    series.sum += seconds;
  }

  all(): Iterable<Readonly<Series<L>>> {
    return this.#series.values();
  }
}
