import fc from "fast-check";
import { expect, test } from "vitest";
import { originAllowed, parseDomain } from "./domains";

test.each([
  ["example.com", "example.com"],
  ["  Example.COM ", "example.com"],
  ["*.Example.com", "*.example.com"],
  ["example.com:8443", "example.com:8443"],
  ["*.example.com:8443", "*.example.com:8443"],
  ["example.com:443", "example.com"],
  ["bücher.example", "xn--bcher-kva.example"],
  ["203.0.113.7:8080", "203.0.113.7:8080"],
  ["localhost", "localhost"],
  ["localhost:3000", "localhost:3000"],
])("%s is kept as %s", (typed, canonical) => {
  expect(parseDomain(typed)).toBe(canonical);
});

test.each([
  "",
  "*",
  "*.",
  "*.com",
  "*.localhost",
  "com",
  "*.*.example.com",
  "a.*.example.com",
  "ex*mple.com",
  "https://example.com",
  "example.com/",
  "example.com/path",
  "example.com?x",
  "example.com#x",
  "user@example.com",
  "example.com:",
  "example.com:0",
  "example.com:99999",
  "example.com:-1",
  "-example.com",
  "example-.com",
  "example..com",
  ".example.com",
  "example.com.",
  "exa mple.com",
  "exam\nple.com",
  "exam\tple.com",
  "example.com\\evil.com",
  "*.203.0.113.7",
  "1.2.3",
  "0x7f.0.0.1",
  "3325256711",
  "[::1]",
  "example_x.com",
  "null",
])("%j is no domain", (typed) => {
  expect(parseDomain(typed)).toBeNull();
});

test("a canonical form is its own canonical form, and its own origin matches it", () => {
  fc.assert(
    fc.property(fc.domain(), (typed) => {
      const domain = parseDomain(typed);
      if (domain === null) return;
      expect(parseDomain(domain)).toBe(domain);
      expect(originAllowed(`https://${domain}`, [domain])).toBe(true);
      expect(originAllowed(`https://evil.${domain}`, [domain])).toBe(false);
      expect(originAllowed(`https://evil${domain}`, [domain])).toBe(false);
      expect(originAllowed(`https://${domain}.evil.com`, [domain])).toBe(false);
    }),
  );
});

test.each([
  ["https://app.example.com", ["*.example.com"], true],
  ["https://a.b.example.com", ["*.example.com"], true],
  ["https://example.com", ["*.example.com"], false],
  ["https://notexample.com", ["*.example.com"], false],
  ["https://app.example.com.evil.com", ["*.example.com"], false],
  ["https://example.com:8443", ["example.com:8443"], true],
  ["https://example.com", ["example.com:8443"], false],
  ["https://example.com:8443", ["example.com"], false],
  ["http://example.com", ["example.com"], false],
  ["http://localhost:5173", ["localhost"], true],
  ["http://localhost:5173", ["localhost:5173"], true],
  ["http://localhost:5174", ["localhost:5173"], false],
  ["https://localhost.evil.com", ["localhost"], false],
  ["null", ["example.com"], false],
  ["", ["example.com"], false],
  ["https://example.com/", ["example.com"], false],
  ["https://user@example.com", ["example.com"], false],
  ["https://example.com", [], false],
] as const)("origin %s against %j: %s", (origin, domains, allowed) => {
  expect(originAllowed(origin, domains)).toBe(allowed);
});
