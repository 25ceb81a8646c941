import { z } from "zod";
import { commaSeparated, formBoolean, oneOf } from "./fields";

/** The parameter that leaves out what the caller does not read, to be spread into a query. */
export function fieldsParameter(item: z.ZodObject) {
  const names = Object.keys(item.shape) as [string, ...string[]];
  return {
    fields: commaSeparated(oneOf(names), names.length)
      .optional()
      .meta({
        description:
          "Only these members, with commas, and `id`. The rest is missing then, whether the schema requires it or not.",
        examples: ["id,updated_at"],
      }),
  };
}

/** The parameter that sends related things along, to be spread into a query. */
export function expandParameter<const T extends readonly [string, ...string[]]>(names: T, description: string) {
  return { expand: commaSeparated(oneOf(names), names.length).optional().meta({ description }) };
}

/** The parameter of what can be tried without being done, to be spread into a query. */
export const dryRunParameter = {
  dry_run: formBoolean.optional().meta({
    description:
      "Checks everything and answers as if it were done (200, `Preference-Applied: dry-run`), but stores, mails and tells nothing.",
  }),
};

export const DryRun = z.strictObject(dryRunParameter);

export type Shaping = Readonly<{ fields?: readonly string[]; expand?: readonly string[]; dry_run?: boolean }>;

/** How the query shapes the answer; a query that has no such parameters shapes nothing. */
export function shapingOf(query: unknown): Shaping {
  return (query ?? {}) as Shaping;
}

/** An answer cut down to the fields that were asked for. What is left of a deleted thing stays as it is. */
export function cutTo({ fields, expand = [] }: Shaping, answer: object): object {
  if (!fields) return answer;
  const kept = new Set(["id", ...fields, ...expand]);
  const cut = (item: object) =>
    "deleted" in item ? item : Object.fromEntries(Object.entries(item).filter(([name]) => kept.has(name)));
  const { data } = answer as { data: object | object[] };
  return { ...answer, data: Array.isArray(data) ? data.map(cut) : cut(data) };
}
