import { describe, expect, it } from "vitest";
import { foldName, PlainName } from "./plain-name";

const invisible = ["\u0000", "\u0007", "\n", "\u200b", "\u200d", "\u2060", "\ufeff", "\u202e", "\u2066", "\u200f"];
const alsoInvisible = ["\u061c", "\u00ad", "\u2028", "\u3164", "\u115f", "\u2800", "\u{e0041}", "\ud800", "\u001b[31m"];

describe("a name", () => {
  it("is trimmed and composed", () => {
    expect(PlainName.parse("  Cafe\u0301 \t")).toBe("Café");
    expect(PlainName.parse("\u00a0Zapier\u3000")).toBe("Zapier");
  });

  it("is refused at once however long it is: nobody else is answered meanwhile", () => {
    const started = performance.now();
    expect(PlainName.safeParse(`x${" ".repeat(1_000_000)}x`).success).toBe(false);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  it("has 1 to 100 characters, counted in code points", () => {
    expect(PlainName.safeParse(" ").success).toBe(false);
    expect(PlainName.safeParse("😀".repeat(100)).success).toBe(true);
    expect(PlainName.safeParse("😀".repeat(101)).success).toBe(false);
    expect(PlainName.safeParse("a".repeat(101)).success).toBe(false);
  });

  it.each([...invisible, ...alsoInvisible].map((c) => [JSON.stringify(c), c]))("may not contain %s", (_, c) => {
    expect(PlainName.safeParse(`Zap${c}ier`).success).toBe(false);
  });

  it("may not begin or end with a byte order mark or a zero-width space", () => {
    expect(PlainName.safeParse("\ufeffZapier").success).toBe(false);
    expect(PlainName.safeParse("Zapier\u200b").success).toBe(false);
  });

  it("may contain emoji, every script and punctuation", () => {
    for (const name of ["❤️ Fans", "Склад №2", "倉庫", "مستودع", "O’Brien & <b>Sons</b>", "=1+1", "'; --"]) {
      expect(PlainName.parse(name)).toBe(name);
    }
  });

  it("may not consist of an emoji's variation selector alone", () => {
    expect(PlainName.safeParse("\ufe0f").success).toBe(false);
  });
});

describe("folded names", () => {
  it.each([
    ["Zapier", "ZAPIER"],
    ["Straße", "STRASSE"],
    ["ΟΔΟΣ", "οδος"],
    ["Ｚapier", "zapier"],
    ["Status  page", "status\u00a0page"],
    ["❤️ Fans", "❤ fans"],
  ])("of %s and %s are equal", (left, right) => {
    expect(foldName(left)).toBe(foldName(right));
  });

  it("of different names differ, and folding again changes nothing", () => {
    expect(foldName("Zapier")).not.toBe(foldName("Zapier 2"));
    for (const name of ["Straße", "İstanbul", "ΟΔΟΣ", "ǰ", "ﬁn"]) expect(foldName(foldName(name))).toBe(foldName(name));
  });
});
