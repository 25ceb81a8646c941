import fc from "fast-check";
import { expect, test } from "vitest";
import { paths, safeReturnTo } from "./paths";

test.each(["/", "/acme/settings/api-keys", "/acme/settings/api-keys?status=active&q=a%20b", "/a#b"])(
  "%s may be returned to",
  (value) => {
    expect(safeReturnTo(value)).toBe(value);
  },
);

test.each([
  null,
  undefined,
  "",
  "acme",
  "//evil.com",
  "///evil.com",
  "/\\evil.com",
  "/a\\b",
  "\\\\evil.com",
  "https://evil.com",
  "https:evil.com",
  "javascript:alert(1)",
  "data:text/html,x",
  " /acme",
  "/\t/evil.com",
  "/\n/evil.com",
  "/\r\nSet-Cookie: a=b",
  "/ac me",
  "/ümlaut",
  "/\u0000",
  "@evil.com",
  "./acme",
])("%j leads home instead", (value) => {
  expect(safeReturnTo(value)).toBe(paths.home());
});

test("whatever is asked for, the browser stays on this site", () => {
  const site = "https://keys.example.com";
  const text = fc.string({ unit: fc.constantFrom(..."/\\:@?#.%\t\n ae\u3002\uff0f"), maxLength: 12 });
  fc.assert(
    fc.property(text, (value) => {
      expect(new URL(safeReturnTo(value), site).origin).toBe(site);
      expect(new URL(safeReturnTo(`/${value}`), site).origin).toBe(site);
    }),
    { numRuns: 2000 },
  );
});

test("the sign-in address carries where to return to without letting it out", () => {
  const url = new URL(paths.signIn("/acme?x=1&y=2#z"), "https://keys.example.com");
  expect([...url.searchParams]).toEqual([["return_to", "/acme?x=1&y=2#z"]]);
});
