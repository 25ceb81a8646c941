import { expect, test } from "vitest";
import { csvCell, csvLine } from "./csv";

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\n=1", "\u0000=1", "＝1", "＠x", "－1", "＋1"])(
  "%j is text to a spreadsheet",
  (text) => {
    expect(csvCell(text).replace(/^"/, "")).toMatch(/^'/);
  },
);

test.each([
  ["plain", "plain"],
  ["a,b", '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ["two\nlines", '"two\nlines"'],
  [" spaced ", '" spaced "'],
  ["a=b", "a=b"],
  ["2026-11-21T10:00:00.000Z", "2026-11-21T10:00:00.000Z"],
])("%j is written as %j", (text, cell) => {
  expect(csvCell(text)).toBe(cell);
});

test("numbers stay numbers, nothing stays empty", () => {
  expect(csvLine([-1, 12, null, ""])).toBe("-1,12,,\r\n");
});
