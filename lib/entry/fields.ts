import { z } from "zod";

/** Control characters, line and paragraph separators, and lone halves of surrogate pairs. */
const notInALine = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u;
/** PostgreSQL refuses NUL in text, and a lone surrogate does not survive UTF-8. */
const notInAText = /[\0\p{Cs}]/u;

/** What to say when a value has the wrong type; a repeated parameter arrives as an array. */
function wanted(what: string) {
  return (issue: { input?: unknown }) =>
    issue.input === undefined ? "is required" : `must be ${what}${Array.isArray(issue.input) ? ", given once" : ""}`;
}

/**
 * A text of one line: NFC, trimmed, `min` to `max` characters (code points, as JSON Schema counts), without control
 * characters.
 */
export function line(max: number, min: 0 | 1 = 1) {
  return z
    .string({ error: wanted("a text") })
    .overwrite((text) => text.normalize("NFC").trim())
    .check(({ value, issues }) => {
      issues.push(...lengthIssues(value, min, max), ...characterIssues(value, notInALine));
    })
    .meta({ minLength: min, maxLength: max });
}

/** A text of many lines, kept as it was sent: up to `max` characters and, with `min` 1, not only white space. */
export function text(max: number, min: 0 | 1 = 1) {
  return z
    .string({ error: wanted("a text") })
    .check(({ value, issues }) => {
      const length = value.trim() === "" ? 0 : value.length;
      issues.push(...lengthIssues(value, min, max, length), ...characterIssues(value, notInAText));
    })
    .meta({ minLength: min, maxLength: max });
}

function lengthIssues(input: string, min: number, max: number, length = input.length) {
  if (length < min) {
    const code = "too_small" as const;
    return [{ code, origin: "string" as const, minimum: 1, input, message: "must not be empty", continue: true }];
  }
  // A code point is at most two units; beyond that there is no need to count.
  if (input.length <= max || (input.length <= 2 * max && [...input].length <= max)) return [];
  const message = `must have at most ${max} characters`;
  return [{ code: "too_big" as const, origin: "string" as const, maximum: max, input, message, continue: true }];
}

function characterIssues(input: string, refused: RegExp) {
  if (!refused.test(input)) return [];
  const message = "must not contain control characters";
  return [{ code: "invalid_format" as const, format: "characters", input, message, continue: true }];
}

/** One of a few words. */
export function oneOf<const T extends readonly [string, ...string[]]>(words: T) {
  return z.enum(words, { error: wanted(`one of ${words.join(", ")}`) });
}

/** A boolean; forms send it as `true`, `false`, `1` or `0`. */
export const formBoolean = z.preprocess(
  (value) => (value === "true" || value === "1" ? true : value === "false" || value === "0" ? false : value),
  z.boolean({ error: wanted("true or false") }),
);

/** A whole number from `min` to `max`; forms and queries send it as digits. */
export function formInteger(min: number, max = Number.MAX_SAFE_INTEGER) {
  const what = `a whole number, ${max === Number.MAX_SAFE_INTEGER ? `${min} or more` : `${min} to ${max}`}`;
  const message = `must be ${what}`;
  return z.preprocess(
    (value) => (typeof value === "string" && /^-?\d{1,15}$/.test(value) ? Number(value) : value),
    z
      .int({ error: wanted(what) })
      .min(min, message)
      .max(max, message),
  );
}

/** A field that `null` clears; so does an empty value, since a form cannot say `null`. */
export function clearable<S extends z.ZodType>(schema: S) {
  return z.preprocess((value) => (value === "" ? null : value), schema.nullable());
}

/**
 * A moment: RFC 3339 with an offset or `Z`. An unescaped `+` of a query arrives as a space, which stands nowhere else.
 */
export const moment = z
  .preprocess(
    (value) => (typeof value === "string" ? value.replace(/ (?=\d\d:\d\d$)/, "+") : value),
    z.iso.datetime({ offset: true, error: wanted("a time such as 2026-11-21T10:29:26Z") }).meta({ maxLength: 40 }),
  )
  .transform((text, context) => {
    const time = new Date(text);
    if (Number.isFinite(time.getTime())) return time;
    context.addIssue({ code: "invalid_format", format: "datetime", message: "is not a time that exists" });
    return z.NEVER;
  });

/** A query parameter that holds up to `most` values with commas between them. */
export function commaSeparated<S extends z.ZodType>(item: S, most: number) {
  return z
    .preprocess(
      (value) => splitAtCommas(value, most),
      z.array(item, { error: wanted("values with commas between them, given once") }),
    )
    .refine((values) => values.length <= most, `has more than ${most} values`)
    .transform((values) => [...new Set(values)])
    .meta({ minItems: 1, maxItems: most });
}

/**
 * An array from a query stays one, inside another, so that a repeated parameter is refused by its item's type. One value too
 * many is enough to refuse them all: nobody has to look at the thousands after it.
 */
function splitAtCommas(value: unknown, most: number): unknown {
  if (typeof value !== "string") return Array.isArray(value) ? [value] : value;
  return value.split(",", most + 1).map((part) => part.trim());
}
