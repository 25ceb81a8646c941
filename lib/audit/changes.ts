import type { Mistakes } from "../entry/invalid";
import { mergeValues, patchedTags, type TagPatch } from "../entry/patch-values";
import { mostTags, mostValues, tagsOf, type ValuesPatch, valuesOf } from "../entry/values";

/** What a patch does: the columns to write, and the API's fields before and after, only those that change. */
export class Changes<Data extends object> {
  readonly data: Partial<Data> = {};
  readonly before: Record<string, unknown> = {};
  readonly after: Record<string, unknown> = {};

  set(field: string, from: unknown, to: unknown, data: Partial<Data>): void {
    if (to === undefined || JSON.stringify(from) === JSON.stringify(to)) return;
    this.before[field] = from;
    this.after[field] = to;
    Object.assign(this.data, data);
  }

  get any(): boolean {
    return Object.keys(this.after).length > 0;
  }
}

type Columns = { tags: string; customFields: string; metadata: string };
type Patch = TagPatch & { custom_fields?: ValuesPatch | null | undefined; metadata?: ValuesPatch | null | undefined };

/**
 * The part of a patch that contacts and customers share: tags, stored with commas between them, and the two objects.
 * Adds a mistake for each of which there would be too many.
 */
export function setTagsAndValues(changes: Changes<Columns>, stored: Columns, patch: Patch, mistakes: Mistakes): void {
  const tags = patchedTags(tagsOf(stored.tags), patch);
  changes.set("tags", stored.tags, tags.join(","), { tags: tags.join(",") });
  if (tags.length > mostTags) mistakes.add("/add_tags", `there would be more than ${mostTags} tags`, "too_big");
  for (const [field, column] of [
    ["custom_fields", "customFields"],
    ["metadata", "metadata"],
  ] as const) {
    const values = patch[field];
    if (values === undefined) continue;
    const { merged, before, after, changed } = mergeValues(valuesOf(stored[column]), values);
    if (changed) changes.set(field, before, after, { [column]: JSON.stringify(merged) });
    if (Object.keys(merged).length > mostValues) {
      mistakes.add(`/${field}`, `there would be more than ${mostValues} keys`, "too_big");
    }
  }
}
