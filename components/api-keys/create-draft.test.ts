import { expect, test } from "vitest";
import { fixedKeyLifeHours, roleNames } from "@/lib/access/roles";
import { CreateApiKey } from "@/lib/api-keys/schema";
import {
  type Draft,
  draftInWords,
  emptyDraft,
  expiryOptions,
  fullAccessPhrase,
  inputOf,
  mistakesIn,
} from "./create-draft";

const token = "0123456789abcdef";
const draft = (more: Partial<Draft> = {}): Draft => ({
  ...emptyDraft({ name: "Zapier", scopes: ["tickets:read"] }),
  ...more,
});

test.each(expiryOptions)("what the form sends for $label is accepted by the server", ({ value }) => {
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
  expect(mistakesIn(draft())).toEqual({});
  expect(Object.keys(mistakesIn(draft({ name: " ", scopes: [], expiry: "date" })))).toEqual([
    "name",
    "scopes",
    "expiry",
  ]);
});

test("full access has to be typed", () => {
  expect(mistakesIn(draft({ scopes: ["*"] }))).toHaveProperty("confirmation");
  expect(mistakesIn(draft({ scopes: ["*"], confirmation: "full acces" }))).toHaveProperty("confirmation");
  expect(mistakesIn(draft({ scopes: ["*"], confirmation: ` ${fullAccessPhrase.toUpperCase()} ` }))).toEqual({});
});

test("the words count only lines that are addresses, once each", () => {
  const now = new Date("2026-11-21T10:00:00Z");
  const ips = "203.0.113.7\n203.0.113.7/32\nhalf.an.addr\n198.51.100.9/24";
  expect(draftInWords(draft({ ips, expiry: "24" }), "owner", now)).toBe(
    "Can read tickets. Until 22 Nov 10:00 UTC. From 2 networks.",
  );
});
