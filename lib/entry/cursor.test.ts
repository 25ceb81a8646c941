import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { forgetShared } from "../process-state";
import { type ListIdentity, openCursor, sealCursor } from "./cursor";

beforeAll(() => {
  process.env.AUTH_SECRET = "a secret of the tests, long enough to pass";
  forgetShared("env");
  forgetShared("cursor-key");
});

const list: ListIdentity = {
  workspaceId: "wsp_1",
  list: "/tickets",
  sort: "-created_at",
  filters: { status: ["open"] },
};
const position = { forward: true, inclusive: false, keys: [1_795_000_000_000, "tkt_1"] };

test("a cursor opens to the place it was made of, and can stand in an address", () => {
  const cursor = sealCursor(position, list);
  expect(cursor).toMatch(/^[\w-]+$/);
  expect(openCursor(cursor, list)).toEqual(position);
});

test("no changed, cut or lengthened cursor opens", () => {
  const cursor = sealCursor(position, list);
  fc.assert(
    fc.property(fc.nat(cursor.length - 1), fc.constantFrom(..."Aa0_-=. "), (at, letter) => {
      fc.pre(cursor[at] !== letter);
      expect(() => openCursor(cursor.slice(0, at) + letter + cursor.slice(at + 1), list)).toThrow(
        "not made by this API",
      );
      expect(() => openCursor(cursor.slice(0, at), list)).toThrow("not made by this API");
    }),
  );
  for (const bad of ["", "x", `${cursor}A`, `${cursor}=`, "😀", "A".repeat(2_000)]) {
    expect(() => openCursor(bad, list)).toThrow("not made by this API");
  }
});

test("a cursor signed with another secret does not open", () => {
  const cursor = sealCursor(position, list);
  process.env.AUTH_SECRET = "another secret of the tests, long enough";
  forgetShared("env");
  forgetShared("cursor-key");
  expect(() => openCursor(cursor, list)).toThrow("not made by this API");
});

test.each([
  { ...list, workspaceId: "wsp_2" },
  { ...list, list: "/comments" },
  { ...list, sort: "created_at" },
  { ...list, filters: { status: ["open", "closed"] } },
  { ...list, filters: {} },
  { ...list, filters: { priority: ["open"] } },
])("a cursor does not open another list: %j", (other) => {
  expect(() => openCursor(sealCursor(position, list), other)).toThrow("belongs to another list");
});

test("filters that are left out or stand in another order are the same list", () => {
  const a = { ...list, filters: { a: 1, b: 2, c: undefined } };
  const b = { ...list, filters: { b: 2, a: 1 } };
  expect(openCursor(sealCursor(position, a), b)).toEqual(position);
});
