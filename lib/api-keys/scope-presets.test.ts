import { expect, test } from "vitest";
import { roleNames } from "../access/roles";
import { canGrant, expandScopes } from "../access/scopes";
import { minimalScopes, presetOf, presetScopes, scopePresets } from "./scope-presets";

const pairs = roleNames.flatMap((role) => scopePresets.map(({ id }) => [id, role] as const));

test.each(pairs)("the preset %s gives the role %s only scopes it may grant", (preset, role) => {
  const scopes = presetScopes(preset, role);
  expect(scopes.filter((scope) => !canGrant(role, scope))).toEqual([]);
  expect(scopes).toEqual(minimalScopes(scopes));
});

test.each(pairs)("the preset %s loses nothing for the role %s that it could have kept", (preset, role) => {
  const wanted = expandScopes(scopePresets.find(({ id }) => id === preset)?.scopes ?? []);
  const kept = expandScopes(presetScopes(preset, role));
  expect([...kept].sort()).toEqual([...wanted].filter((scope) => canGrant(role, scope)).sort());
});

test("where writing may not be granted, the preset falls back to reading", () => {
  expect(presetScopes("tickets_agent", "read_only_admin")).toEqual([
    "tickets:read",
    "comments:read",
    "contacts:read",
    "customers:read",
    "attachments:read",
    "kb:read",
  ]);
});

test("no preset contains full access", () => {
  for (const { id } of scopePresets) expect(presetScopes(id, "owner")).not.toContain("*");
});

test("a choice is recognised as a preset, also with included scopes ticked, and as custom otherwise", () => {
  expect(presetOf(presetScopes("crm_bridge", "owner"), "owner")).toBe("crm_bridge");
  expect(presetOf([...expandScopes(presetScopes("crm_bridge", "owner"))], "owner")).toBe("crm_bridge");
  expect(presetOf(["tickets:read"], "owner")).toBeNull();
  expect(presetOf([], "owner")).toBeNull();
});
