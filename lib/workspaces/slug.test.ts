import { describe, expect, it } from "vitest";
import { couldBeSlug, isReservedSlug, slugCandidates, slugOf } from "./slug";

describe("the address of a workspace", () => {
  it.each([
    ["Acme", "acme"],
    ["  Ærø Übersee GmbH & Co. ", "aero-ubersee-gmbh-co"],
    ["O’Brien's Shop", "obriens-shop"],
    ["Ｆｕｌｌ width №5", "full-width-no5"],
    ["倉庫", "team"],
    ["API", "api-team"],
    ["v12", "v12-team"],
    ["Sign in", "sign-in-team"],
    ["_next", "next-team"],
  ])("of %j is %s", (name, slug) => expect(slugOf(name)).toBe(slug));

  it("is at most 40 of a to z, 0 to 9 and single dashes between, whatever the name", () => {
    for (const name of [
      "x".repeat(100),
      `${"long name ".repeat(10)}`,
      "---",
      "😀",
      "İstanbul",
      `${"a".repeat(39)} b`,
    ]) {
      const candidates = slugCandidates(slugOf(name));
      expect(new Set(candidates).size).toBe(candidates.length);
      for (const slug of candidates) {
        expect(slug).toMatch(/^(?=.{1,40}$)[a-z0-9]+(-[a-z0-9]+)*$/);
        expect(isReservedSlug(slug)).toBe(false);
      }
    }
  });

  it("is numbered from 2 on", () => {
    expect(slugCandidates("acme").slice(0, 3)).toEqual(["acme", "acme-2", "acme-3"]);
  });
});

describe("what could be a workspace's address", () => {
  it.each(["acme", "acme-7k2f", "team", "9lives"])("%s could", (text) => expect(couldBeSlug(text)).toBe(true));

  it.each(["favicon.ico", "api", "_next", "Acme", "..", "%2e%2e", "v1", "-acme", ""])("%j could not", (text) =>
    expect(couldBeSlug(text)).toBe(false),
  );
});
