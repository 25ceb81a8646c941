import { shared } from "../process-state";

/** How long what another process wrote may take to be known here, in milliseconds. */
const freshFor = 2_000;
/** Things that are remembered at most. */
const most = 10_000;

type Known<T> = { readAt: number; value: T | Promise<T> };

/**
 * Reads something by its name at most every two seconds. While a read is on its way, all who ask wait for that one; a
 * read that failed is not kept.
 */
export function readFresh<T>(kind: string, name: string, now: number, read: () => T | Promise<T>): T | Promise<T> {
  const cache = shared(`fresh-${kind}`, () => new Map<string, Known<T>>());
  const entry = cache.get(name);
  if (entry && now - entry.readAt < freshFor && now >= entry.readAt) return entry.value;
  if (cache.size > most) cache.clear();
  const value = read();
  const known: Known<T> = { readAt: now, value };
  cache.set(name, known);
  if (value instanceof Promise) {
    value.then(
      (there) => {
        known.value = there;
      },
      () => cache.delete(name),
    );
  }
  return value;
}
