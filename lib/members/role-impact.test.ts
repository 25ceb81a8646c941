import { describe, expect, test } from "vitest";
import { roleNames } from "../access/roles";
import { canGrant, scopeNames } from "../access/scopes";
import { impactInWords, roleImpact } from "./role-impact";

const keys = [
  { name: "Zapier", scopes: ["tickets:write", "contacts:read"] as const },
  { name: "CRM", scopes: ["tickets:write", "contacts:write"] as const },
  { name: "Sync", scopes: ["tickets:write"] as const },
].map((key) => ({ ...key, scopes: [...key.scopes] }));

describe("the impact of another role on a member's keys", () => {
  test("names how many keys lose which scope", () => {
    expect(impactInWords(roleImpact(keys, "admin", "read_only_admin"))).toEqual([
      "3 keys lose tickets:write",
      "1 key loses contacts:write",
    ]);
  });

  test("the way back gives them back", () => {
    expect(impactInWords(roleImpact(keys, "read_only_admin", "admin"))).toEqual([
      "3 keys get back tickets:write",
      "1 key gets back contacts:write",
    ]);
  });

  test("scopes that the same keys lose share a sentence", () => {
    const both = [{ name: "A", scopes: ["users:read" as const, "teams:read" as const] }];
    expect(impactInWords(roleImpact(both, "admin", "agent"))).toEqual(["1 key loses users:read, teams:read"]);
  });

  test("of every role on every scope is what the table of permissions grants", () => {
    const all = [{ name: "All", scopes: [...scopeNames] }];
    for (const from of roleNames) {
      for (const to of roleNames) {
        const { lost, regained } = roleImpact(all, from, to);
        expect(lost.map(({ scope }) => scope)).toEqual(
          scopeNames.filter((scope) => canGrant(from, scope) && !canGrant(to, scope)),
        );
        expect(regained.map(({ scope }) => scope)).toEqual(
          scopeNames.filter((scope) => !canGrant(from, scope) && canGrant(to, scope)),
        );
      }
    }
  });
});
