/**
 * Chance from a seed, so that every demo tells the same story (mulberry32, public domain). Nothing secret is made of it.
 */
export class Chance {
  constructor(private seed: number) {}

  /** From 0 up to, not including, 1. */
  next(): number {
    this.seed = (this.seed + 0x6d2b79f5) | 0;
    let t = Math.imul(this.seed ^ (this.seed >>> 15), 1 | this.seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** True in this share of cases. */
  happens(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(from: readonly [T, ...T[]] | readonly T[]): T {
    const value = from[Math.floor(this.next() * from.length)];
    if (value === undefined) throw new Error("There is nothing to choose from.");
    return value;
  }

  /** One of the entries, each as likely as its weight. */
  weighted<T>(entries: readonly (readonly [T, number])[]): T {
    let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of entries) {
      left -= weight;
      if (left < 0) return value;
    }
    return this.pick(entries.map(([value]) => value));
  }

  /** `{product}` and the like in a text, each from its list; a name that is given already keeps its value. */
  fill(text: string, lists: Readonly<Record<string, readonly string[]>>, known: Record<string, string> = {}): string {
    return text.replace(/\{(\w+)\}/g, (_, name: string) => {
      known[name] ??= this.pick(lists[name] ?? [name]);
      return known[name] ?? name;
    });
  }
}
