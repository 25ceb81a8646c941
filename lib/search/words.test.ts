import { expect, test } from "vitest";
import { questionWords, stemOf, wordsOf } from "./words";

test("words have no case, marks, width or apostrophes", () => {
  expect(wordsOf("Élan VITAL, ﬁle’s don't (Größe) ＡＢＣ x@y.test")).toEqual(
    "elan vital files dont grosse abc x y test".split(" "),
  );
});

test("plain English text gives the words that it has beside others", () => {
  for (const text of ["Don't stop: O'Neil's 2nd x_y z-1 'q' a'1\nNEXT", `${"a".repeat(65)} b ${"c".repeat(64)}`]) {
    expect(wordsOf(text)).toEqual(wordsOf(`${text} é`).slice(0, -1));
  }
});

test("scripts without spaces are cut into pairs of letters", () => {
  expect(wordsOf("パスワード reset")).toEqual(["ハス", "スワ", "ワー", "ート", "reset"].map((word) => word));
  expect(wordsOf("密")).toEqual(["密"]);
  expect(wordsOf("重置密码")).toEqual(["重置", "置密", "密码"]);
});

test("nothing of punctuation, emoji and control characters is a word", () => {
  expect(wordsOf('"*():^ -- ~\\ \0 🔑🔑 \u202e %_')).toEqual([]);
});

test("words of one stem are one", () => {
  expect(new Set(["connect", "connected", "connecting", "connections"].map(stemOf)).size).toBe(1);
  expect(stemOf("größe")).toBe("größe");
});

test("a question is asked for its telling words", () => {
  expect(questionWords("How do I reset my password? Reset!")).toEqual(["reset", "password"]);
  expect(questionWords("how to")).toEqual(["how", "to"]);
  expect(questionWords("a b ".repeat(500) + Array.from({ length: 50 }, (_, at) => `w${at}`).join(" "))).toHaveLength(
    16,
  );
});
