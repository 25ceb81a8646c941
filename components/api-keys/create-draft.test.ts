import { expect, test } from "vitest";
import { fixedKeyLifeHours, roleNames } from "@/lib/access/roles";
import { openPolicy } from "@/lib/access/workspace-policy";
import { CreateApiKey } from "@/lib/api-keys/schema";
import {
  type Draft,
  draftInWords,
  emptyDraft,
  expiryOptionsFor,
  fullAccessPhrase,
  inputOf,
  mistakesIn,
} from "./create-draft";

const token = "0123456789abcdef";
const draft = (more: Partial<Draft> = {}): Draft => ({
  ...emptyDraft({ name: "Zapier", scopes: ["tickets:read"] }, openPolicy),
  ...more,
});

test.each(expiryOptionsFor(openPolicy))("what the form sends for $label is accepted by the server", ({ value }) => {
  const input = inputOf(
    draft({ expiry: value, date: "2026-12-24", ips: "203.0.113.7\n\n198.51.100.0/24," }),
    "owner",
    token,
  );
  const parsed = CreateApiKey.parse(input);
  expect(parsed.allowedIps).toEqual(["203.0.113.7", "198.51.100.0/24"]);
  if (value === "date") expect(parsed.expiry).toEqual({ kind: "date", at: new Date("2026-12-24T23:59:59Z") });
});

test.each(roleNames)("the form asks for no life where the role %s has a fixed one", (role) => {
  expect("expiry" in inputOf(draft(), role, token)).toBe(fixedKeyLifeHours(role) === null);
});

test("what is missing is named field by field", () => {
  expect(mistakesIn(draft(), openPolicy)).toEqual({});
  expect(Object.keys(mistakesIn(draft({ name: " ", scopes: [], expiry: "date" }), openPolicy))).toEqual([
    "name",
    "scopes",
    "expiry",
  ]);
});

test("full access has to be typed", () => {
  expect(mistakesIn(draft({ scopes: ["*"] }), openPolicy)).toHaveProperty("confirmation");
  expect(mistakesIn(draft({ scopes: ["*"], confirmation: "full acces" }), openPolicy)).toHaveProperty("confirmation");
  expect(mistakesIn(draft({ scopes: ["*"], confirmation: ` ${fullAccessPhrase.toUpperCase()} ` }), openPolicy)).toEqual(
    {},
  );
});

test("the words count only lines that are addresses, once each", () => {
  const now = new Date("2026-11-21T10:00:00Z");
  const ips = "203.0.113.7\n203.0.113.7/32\nhalf.an.addr\n198.51.100.9/24";
  expect(draftInWords(draft({ ips, expiry: "24" }), "owner", now)).toBe(
    "Can read tickets. Until 22 Nov 10:00 UTC. From 2 networks.",
  );
});

test.each([1, 24, 47, 100, 720, 2_160, 8_760])(
  "a maximum of %d hours is offered, starts within it, and has no never",
  (hours) => {
    const terms = { ...openPolicy, maxKeyLifeHours: hours };
    const values = expiryOptionsFor(terms).map(({ value }) => value);
    expect(values).toContain(String(hours));
    expect(values).not.toContain("never");
    expect(values.filter((value) => Number(value) > hours)).toEqual([]);
    expect(values).toContain(emptyDraft(null, terms).expiry);
  },
);

test("a required IP list is missed before the server is asked", () => {
  const terms = { ...openPolicy, requireIpList: true };
  expect(mistakesIn(draft(), terms)).toEqual({ allowedIps: "Name at least one address." });
  expect(mistakesIn(draft({ ips: "203.0.113.7" }), terms)).toEqual({});
});
