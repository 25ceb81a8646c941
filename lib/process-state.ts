const registryKey = Symbol.for("latchkey.process-state");

const holder = globalThis as unknown as Record<symbol, Map<string, unknown> | undefined>;
holder[registryKey] ??= new Map();
const values = holder[registryKey];

/**
 * One value per process, whoever asks. Next bundles its own copy of every module, so a plain module variable would exist
 * twice in the process that `server.ts` starts: two rate limiters that each allow the whole limit, two database pools.
 */
export function shared<T>(name: string, make: () => T): T {
  const existing = values.get(name);
  if (existing !== undefined) return existing as T;
  const made = make();
  values.set(name, made);
  return made;
}

/** Forgets a shared value, so that the next caller makes it anew. */
export function forgetShared(name: string): void {
  values.delete(name);
}

/** Forgets a shared value and gives it away, to be closed; nothing when nobody has made it. */
export function takeShared<T>(name: string): T | undefined {
  const value = values.get(name) as T | undefined;
  values.delete(name);
  return value;
}
