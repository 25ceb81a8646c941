import type { Values, ValuesPatch } from "./values";

/** A merge patch applied to stored values: what they are then, and only the keys that changed, before and after. */
export function mergeValues(stored: Values, patch: ValuesPatch | null) {
  const merged: Values = {};
  const before: Record<string, unknown> = {};
  const after: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(patch === null ? {} : { ...stored, ...patch })) {
    if (value !== null) merged[key] = value;
  }
  for (const key of new Set([...Object.keys(stored), ...Object.keys(merged)])) {
    if (stored[key] === merged[key]) continue;
    before[key] = stored[key] ?? null;
    after[key] = merged[key] ?? null;
  }
  return { merged, before, after, changed: Object.keys(after).length > 0 };
}

export type TagPatch = {
  tags?: string[] | null | undefined;
  add_tags?: string[] | undefined;
  remove_tags?: string[] | undefined;
};

/** `tags` replaces, then `add_tags` adds, then `remove_tags` removes. */
export function patchedTags(stored: readonly string[], patch: TagPatch): string[] {
  const kept = patch.tags === undefined ? stored : (patch.tags ?? []);
  const removed = new Set(patch.remove_tags ?? []);
  return [...new Set([...kept, ...(patch.add_tags ?? [])])].filter((tag) => !removed.has(tag)).sort();
}
