import fc from "fast-check";
import { expect, test } from "vitest";
import { newId } from "./id";

test("an id is its prefix and 26 characters of Crockford's alphabet", () => {
  expect(newId("tkt")).toMatch(/^tkt_[0-9A-HJKMNP-TV-Z]{26}$/);
});

test("ids sort by the millisecond they were made in", () => {
  const moment = fc.integer({ min: 0, max: 2 ** 48 - 1 });
  fc.assert(
    fc.property(moment, moment, (a, b) => {
      fc.pre(a !== b);
      expect(newId("tkt", a) < newId("tkt", b)).toBe(a < b);
    }),
  );
});

test("no two ids of one millisecond are the same", () => {
  const ids = Array.from({ length: 10_000 }, () => newId("evt", 1_790_000_000_000));
  expect(new Set(ids).size).toBe(ids.length);
});
