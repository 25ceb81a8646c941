import { expect, test } from "vitest";
import { roleNames } from "@/lib/access/roles";
import { canGrant, scopeNames } from "@/lib/access/scopes";
import { readPrefill } from "./prefill";

test("without create in the address nothing is prefilled", () => {
  expect(readPrefill({ name: "Zapier", scopes: "tickets:read" }, "owner")).toBeNull();
});

test("a link fills in name and scopes, in any accepted spelling", () => {
  const raw = { create: "", name: "Zapier", scopes: "tickets.read, conversations:write bogus" };
  expect(readPrefill(raw, "owner")).toEqual({ name: "Zapier", scopes: ["tickets:read", "comments:write"] });
  expect(readPrefill({ create: "" }, "owner")).toEqual({ name: "", scopes: [] });
});

test.each(roleNames)("a link never widens beyond the role %s", (role) => {
  const prefill = readPrefill({ create: "1", scopes: scopeNames.join(",") }, role);
  expect(prefill?.scopes).toEqual(scopeNames.filter((scope) => canGrant(role, scope)));
});
