import { expect, test } from "vitest";
import { byteRange } from "./byte-range";

test.each([
  [undefined, "all"],
  ["bytes=0-0", { start: 0, end: 0 }],
  ["bytes=2-", { start: 2, end: 9 }],
  ["bytes=-3", { start: 7, end: 9 }],
  ["bytes=-99", { start: 0, end: 9 }],
  ["bytes=5-99", { start: 5, end: 9 }],
  ["bytes=10-", null],
  ["bytes=-0", null],
  ["bytes=4-2", "all"],
  ["bytes=0-1,3-4", "all"],
  ["bytes=-", "all"],
  ["lines=1-2", "all"],
])("%s of ten bytes", (header, expected) => expect(byteRange(header, 10)).toEqual(expected));
