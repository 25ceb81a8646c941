type Values = Readonly<Record<string, unknown>>;

/** Of two states only what differs, as an event records it; null when nothing does. */
export function difference(before: Values, after: Values): { before: Values; after: Values } | null {
  const names = Object.keys(after).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  if (names.length === 0) return null;
  const only = (all: Values) => Object.fromEntries(names.map((name) => [name, all[name]]));
  return { before: only(before), after: only(after) };
}
