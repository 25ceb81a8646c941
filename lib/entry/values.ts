import { z } from "zod";
import { line, text } from "./fields";

export const mostTags = 50;
export const longestTag = 64;

const Tag = line(longestTag).regex(/^[^,]*$/, "must not contain a comma");

/** Tags as a list; one text with commas between them is accepted too, as many form tools send it. */
export const Tags = z
  .preprocess(
    (value) => (typeof value === "string" ? value.split(",").filter((part) => part.trim() !== "") : value),
    z.array(Tag, { error: "must be a list of texts" }).max(mostTags, `must have at most ${mostTags} entries`),
  )
  .transform((tags) => [...new Set(tags)]);

export const mostValues = 50;
const wrongRecord = (issue: { code?: string }) =>
  issue.code === "invalid_key" ? "is no key: use 1 to 64 characters, without control characters" : "must be an object";
const tooManyValues = `must have at most ${mostValues} keys`;
const Key = line(64);
const Value = z.union([text(500, 0), z.number(), z.boolean()], { error: "must be a text, a number, true or false" });

/** Custom fields and metadata: up to 50 keys with texts of up to 500 characters, numbers, true or false. */
export const Values = z
  .record(Key, Value, { error: wrongRecord })
  .refine((values) => Object.keys(values).length <= mostValues, tooManyValues)
  .meta({ maxProperties: mostValues });

/** The same in a merge patch: `null` removes the key. */
export const ValuesPatch = z
  .record(Key, Value.nullable(), { error: wrongRecord })
  .refine((values) => Object.keys(values).length <= mostValues, tooManyValues)
  .meta({ maxProperties: mostValues });

export type Values = z.output<typeof Values>;
export type ValuesPatch = z.output<typeof ValuesPatch>;

const StoredValue = z.union([z.string().meta({ maxLength: 500 }), z.number(), z.boolean()]);

/** The same as an answer shows them. */
export const StoredValues = z
  .record(z.string().meta({ maxLength: 64 }), StoredValue)
  .meta({ maxProperties: mostValues });
export const StoredTags = z.array(z.string().meta({ maxLength: longestTag })).meta({ maxItems: mostTags });

export type StoredValues = z.output<typeof StoredValues>;

/** Stored tags, with commas between them: none contains one. */
export function tagsOf(stored: string): string[] {
  return stored === "" ? [] : stored.split(",");
}

/** Stored values: a JSON object. */
export function valuesOf(stored: string): StoredValues {
  return stored === "{}" ? {} : (JSON.parse(stored) as StoredValues);
}
