import { expect, test } from "vitest";
import { z } from "zod";
import { clearable, commaSeparated, formBoolean, formInteger, line, moment, oneOf, text } from "./fields";

const messages = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value, { reportInput: true }).error?.issues.map((issue) => issue.message) ?? [];

test("a line is trimmed, composed, and measured in characters", () => {
  expect(line(3).parse("  e\u0301a ")).toBe("\u00e9a");
  expect(line(3).parse("😀😀😀")).toBe("😀😀😀");
  expect(messages(line(3), "😀😀😀😀")).toEqual(["must have at most 3 characters"]);
  expect(messages(line(3), "   ")).toEqual(["must not be empty"]);
  expect(line(3, 0).parse(" ")).toBe("");
});

test.each(["a\nb", "a\0", "a\u0085b", "a\u2028b", "a\ud800b", "\u001b[1m"])(
  "a line refuses the control characters of %j",
  (bad) => {
    expect(messages(line(50), bad)).toEqual(["must not contain control characters"]);
  },
);

test("a text keeps its lines and its white space, and refuses NUL and lone surrogates", () => {
  expect(text(20).parse("  a\r\n\tb ")).toBe("  a\r\n\tb ");
  expect(messages(text(20), "a\0b")).toEqual(["must not contain control characters"]);
  expect(messages(text(20), "a\udc00")).toEqual(["must not contain control characters"]);
  expect(messages(text(20), " \n ")).toEqual(["must not be empty"]);
  expect(messages(text(2), "abc")).toEqual(["must have at most 2 characters"]);
});

test("a wrong type and a repeated value are told apart from a missing one", () => {
  expect(messages(line(5), undefined)).toEqual(["is required"]);
  expect(messages(line(5), 7)).toEqual(["must be a text"]);
  expect(messages(line(5), ["a", "b"])).toEqual(["must be a text, given once"]);
  expect(messages(oneOf(["a", "b"]), "c")).toEqual(["must be one of a, b"]);
});

test("numbers and booleans are accepted as forms write them", () => {
  expect([formBoolean.parse("true"), formBoolean.parse("0"), formBoolean.parse(false)]).toEqual([true, false, false]);
  expect(messages(formBoolean, "yes")).toEqual(["must be true or false"]);
  expect([formInteger(1).parse("42"), formInteger(1).parse(42)]).toEqual([42, 42]);
  for (const bad of ["0", "-1", "1.5", "", " 1", "1e3", "0x10", 1.5, null, "9".repeat(16)]) {
    expect(messages(formInteger(1), bad)).toEqual(["must be a whole number, 1 or more"]);
  }
  expect(messages(formInteger(1, 5), "6")).toEqual(["must be a whole number, 1 to 5"]);
});

test("null and, for forms, an empty value clear", () => {
  const field = z.object({ a: clearable(line(5)).optional() });
  expect([field.parse({ a: "" }), field.parse({ a: null }), field.parse({})]).toEqual([{ a: null }, { a: null }, {}]);
});

test("a moment needs a zone, and forgives an unescaped plus", () => {
  expect(moment.parse("2026-11-21T10:00:00+02:00").toISOString()).toBe("2026-11-21T08:00:00.000Z");
  expect(moment.parse("2026-11-21T10:00:00 02:00").toISOString()).toBe("2026-11-21T08:00:00.000Z");
  for (const bad of ["2026-11-21", "2026-02-30T00:00:00Z", "2026-11-21T10:00:00", "now", 5, ["a"]]) {
    expect(messages(moment, bad)).toHaveLength(1);
  }
});

test("values with commas between them are a list, each once and not too many", () => {
  const list = commaSeparated(oneOf(["a", "b", "c"]), 3);
  expect(list.parse("a, b,a")).toEqual(["a", "b"]);
  expect(messages(list, "a,d")).toEqual(["must be one of a, b, c"]);
  expect(messages(list, "a,a,a,a")).toEqual(["has more than 3 values"]);
  expect(messages(list, ["a", "b"])).toEqual(["must be one of a, b, c, given once"]);
});
