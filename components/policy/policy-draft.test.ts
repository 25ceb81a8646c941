import { expect, test } from "vitest";
import { openPolicy } from "@/lib/access/workspace-policy";
import { changesIn, draftOf, questionOf } from "./policy-draft";

const saved = {
  ...openPolicy,
  maxKeyLifeHours: 100,
  allowedIps: ["203.0.113.0/24"],
  ipReportSince: "2026-11-21T10:00:00.000Z",
};

test("a draft that nobody touched changes nothing", () => {
  expect(changesIn(draftOf(openPolicy), openPolicy)).toEqual({});
  expect(changesIn(draftOf(saved), saved)).toEqual({});
});

test("only what was changed is sent", () => {
  const draft = { ...draftOf(saved), life: "720" as const, domains: "a.example, b.example" };
  expect(changesIn(draft, saved)).toEqual({ maxKeyLifeHours: 720, allowedDomains: ["a.example", "b.example"] });
  expect(changesIn({ ...draftOf(saved), reportOnly: false }, saved)).toEqual({ ipMode: "enforce" });
});

test("a list that is emptied does not go on reporting", () => {
  expect(changesIn({ ...draftOf(saved), ips: " \n" }, saved)).toEqual({ allowedIps: [], ipMode: "enforce" });
});

test("hours that are no number are sent as one that is refused, and not asked about", () => {
  for (const hours of ["", "ten", "-5", "1.5", "9999999"]) {
    const draft = { ...draftOf(saved), hours };
    expect(changesIn(draft, saved), hours).toEqual({ maxKeyLifeHours: 0 });
    expect(questionOf(draft).maxKeyLifeHours, hours).toBeNull();
  }
});
