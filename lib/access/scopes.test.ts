import fc from "fast-check";
import { expect, test } from "vitest";
import { roleNames } from "./roles";
import {
  canGrant,
  canonicalScopes,
  effectiveScopes,
  expandScopes,
  parseScope,
  scopeGroups,
  scopeNames,
} from "./scopes";

const scopeSets = fc.uniqueArray(fc.constantFrom(...scopeNames), { maxLength: 6 });

test.each([
  ["tickets:read", "tickets:read"],
  ["tickets.read", "tickets:read"],
  [" Tickets.Write ", "tickets:write"],
  ["conversations:read", "comments:read"],
  ["conversations.write", "comments:write"],
  ["*", "*"],
])("%j is read as %s", (typed, scope) => {
  expect(parseScope(typed)).toBe(scope);
});

test.each([
  "",
  "tickets",
  "tickets:",
  "tickets:*",
  "tickets:admin",
  "api_keys:read",
  "members:manage",
  "**",
  "constructor",
  "__proto__:read",
])("%j is no scope", (typed) => {
  expect(parseScope(typed)).toBeNull();
});

test("writing includes reading, and * includes everything", () => {
  expect([...expandScopes(["tickets:write"])].sort()).toEqual(["tickets:read", "tickets:write"]);
  expect([...expandScopes(["tickets:delete"])].sort()).toEqual(["tickets:delete", "tickets:read"]);
  expect([...expandScopes(["tickets:read"])]).toEqual(["tickets:read"]);
  expect([...expandScopes(["*"])].sort()).toEqual([...scopeNames].sort());
});

test("every writing scope includes its reading one", () => {
  for (const scope of scopeNames.filter((name) => name.endsWith(":write"))) {
    const reading = parseScope(scope.replace(":write", ":read"));
    if (reading) expect(expandScopes([scope])).toContain(reading);
  }
});

test("equal sets are equal strings, whatever their order", () => {
  fc.assert(
    fc.property(scopeSets, (scopes) => {
      const canonical = canonicalScopes(scopes);
      expect(canonicalScopes([...scopes, ...scopes].reverse())).toEqual(canonical);
      expect(new Set(canonical)).toEqual(new Set(scopes));
    }),
  );
});

test.each([
  ["owner", [...scopeNames]],
  ["admin", [...scopeNames]],
  ["read_only_admin", scopeNames.filter((scope) => scope.endsWith(":read"))],
  ["developer", scopeNames.filter((scope) => scope !== "*")],
  ["agent", scopeNames.filter((scope) => /^(tickets|comments|contacts|customers|attachments):|^kb:read$/.test(scope))],
] as const)("a key of a member who is %s can be given exactly the scopes of the role", (role, scopes) => {
  expect(scopeNames.filter((scope) => canGrant(role, scope))).toEqual(scopes);
});

test("a key never does more than its scopes say or than its owner's role may grant", () => {
  fc.assert(
    fc.property(scopeSets, fc.constantFrom(...roleNames), (scopes, role) => {
      const effective = effectiveScopes(scopes, role);
      const unfolded = expandScopes(scopes);
      expect([...effective].filter((scope) => !unfolded.has(scope) || !canGrant(role, scope))).toEqual([]);
      expect([...unfolded].filter((scope) => canGrant(role, scope) && !effective.has(scope))).toEqual([]);
    }),
  );
});

test("a full-access key whose owner is demoted to Read-Only Admin reads and does not write", () => {
  const effective = effectiveScopes(["*"], "read_only_admin");
  expect(effective.has("tickets:read")).toBe(true);
  expect(effective.has("tickets:write")).toBe(false);
  expect(effective.has("*")).toBe(false);
});

test("the scope picker shows every scope once", () => {
  expect(
    scopeGroups()
      .flatMap((group) => group.scopes)
      .sort(),
  ).toEqual([...scopeNames].sort());
});
