import { expect, test } from "vitest";
import { fingerprintOf } from "./fingerprint";

test("the order of members does not matter, that of a list does", () => {
  expect(fingerprintOf({ a: 1, b: { c: "x", d: [1, 2] } })).toBe(fingerprintOf({ b: { d: [1, 2], c: "x" }, a: 1 }));
  expect(fingerprintOf([1, 2])).not.toBe(fingerprintOf([2, 1]));
});

test.each([
  [{ a: "1" }, { a: 1 }],
  [{ a: null }, {}],
  [{ a: "" }, { a: null }],
  [{ a: ["b"] }, { a: "b" }],
  [{ a: { b: 1 } }, { a: '{"b":1}' }],
  [{ a: new Uint8Array([1]) }, { a: new Uint8Array([2]) }],
])("%j is another request than %j", (one, other) => expect(fingerprintOf(one)).not.toBe(fingerprintOf(other)));
