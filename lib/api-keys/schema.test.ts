import { expect, test } from "vitest";
import { CreateApiKey } from "./schema";

const parse = (more: object) => CreateApiKey.safeParse({ name: "Zapier", scopes: ["tickets:read"], ...more });
const messages = (more: object) =>
  parse(more).error?.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);

test("typed scopes come out canonical, in the order of the table, once each", () => {
  const scopes = ["contacts:read", " Tickets.Read ", "conversations:write", "tickets:read", ""];
  expect(parse({ scopes }).data?.scopes).toEqual(["tickets:read", "comments:write", "contacts:read"]);
});

test("an unknown scope is named, with the one that was probably meant", () => {
  expect(messages({ scopes: ["tickets:read", "ticket:read"] })).toEqual([
    "scopes: Invalid scope: ticket:read. Did you mean tickets:read?",
  ]);
  expect(messages({ scopes: ["bananas", "members:manage"] })).toEqual([
    "scopes: Invalid scope: bananas. Invalid scope: members:manage.",
  ]);
});

test("no scope at all is refused and never means everything", () => {
  for (const scopes of [[], [""], ["  "]]) expect(messages({ scopes })).toEqual(["scopes: Choose at least one scope."]);
});

test("addresses come out canonical, once each", () => {
  const allowedIps = ["203.0.113.7", " 198.51.100.77/24 ", "203.0.113.7/32", "::ffff:192.0.2.1", "2001:DB8::1/64", ""];
  expect(parse({ allowedIps }).data?.allowedIps).toEqual([
    "203.0.113.7",
    "198.51.100.0/24",
    "192.0.2.1",
    "2001:db8::/64",
  ]);
});

test("each bad address is named", () => {
  expect(messages({ allowedIps: ["300.1.1.1", "203.0.113.7", "198.51.100.0/"] })).toEqual([
    'allowedIps: "300.1.1.1" is not an IP address or CIDR range. "198.51.100.0/" is not an IP address or CIDR range.',
  ]);
  for (const everyone of ["0.0.0.0/0", "::/0", "198.51.100.7/0", "::ffff:0.0.0.0/96"]) {
    expect(messages({ allowedIps: [everyone] })?.[0]).toContain("allows every address");
  }
});

test("fifty addresses and fifty domains are accepted, one more is not", () => {
  const ips = Array.from({ length: 51 }, (_, index) => `192.0.2.${index}`);
  const domains = ips.map((_, index) => `shop-${index}.example.com`);
  expect(parse({ allowedIps: ips.slice(1), allowedDomains: domains.slice(1) }).success).toBe(true);
  expect(messages({ allowedIps: ips })).toEqual(["allowedIps: At most 50 addresses and ranges."]);
  expect(messages({ allowedDomains: domains })).toEqual(["allowedDomains: At most 50 domains."]);
});

test("domains come out canonical and each bad one is named", () => {
  expect(
    parse({ allowedDomains: ["Example.COM", "*.example.com", "münchen.example:8443"] }).data?.allowedDomains,
  ).toEqual(["example.com", "*.example.com", "xn--mnchen-3ya.example:8443"]);
  expect(messages({ allowedDomains: ["https://example.com", "*.com"] })?.[0]).toMatch(
    /"https:\/\/example.com" is not a domain.*"\*.com" is not a domain/,
  );
});

test("a life is a positive number of hours up to 8,760, or a date", () => {
  const expiry = (hours: unknown) => parse({ expiry: { kind: "hours", hours } }).success;
  expect([1, 0.5, 8760].map(expiry)).toEqual([true, true, true]);
  expect([0, -1, 8760.1, "24", Number.NaN, Number.POSITIVE_INFINITY].map(expiry)).not.toContain(true);
  const at = "2026-11-24T10:00:00+02:00";
  expect(parse({ expiry: { kind: "date", at } }).data?.expiry).toEqual({ kind: "date", at: new Date(at) });
  expect(parse({ expiry: { kind: "date", at: "2026-11-24" } }).success).toBe(false);
});

test("unknown fields are refused", () => {
  expect(parse({ ownerId: "usr_1" }).success).toBe(false);
});
