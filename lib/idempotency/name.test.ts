import { expect, test } from "vitest";
import { nameOf } from "./name";

test.each([
  ['"8e03978e-40d5-43dd-bc93-6894a57f9324"', "8e03978e-40d5-43dd-bc93-6894a57f9324"],
  ["8e03978e", "8e03978e"],
  ["  order 42 / retry ", "order 42 / retry"],
  ['"with \\"quotes\\" and \\\\"', 'with "quotes" and \\'],
  ["x".repeat(255), "x".repeat(255)],
  [`"${"x".repeat(255)}"`, "x".repeat(255)],
])("%s is a key", (header, name) => expect(nameOf(header)).toBe(name));

test.each(["", '""', '"', '"open', '" "', "x".repeat(256), "zürich", "a\tb", '"a"b"'])("%j is none", (header) =>
  expect(nameOf(header)).toBeNull(),
);
