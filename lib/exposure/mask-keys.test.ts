import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { composeKey, randomKeyParts } from "../access/key-format";
import { cpuTime } from "../testing/cpu-time";
import { findKeys } from "./find-keys";
import { maskKeys } from "./mask-keys";

const newKey = () => {
  const { publicId, secret } = randomKeyParts(randomBytes);
  return { key: composeKey(publicId, secret), publicId, secret };
};

test("a key is masked wherever it stands in a text, and only it", () => {
  const { key, publicId, secret } = newKey();
  const mask = `lk_live_${publicId}…${key.slice(-4)}`;
  for (const text of [key, `Use ${key}.`, `"${key}"`, `KEY=${key}\nDone`, `xlk_live_${key}y`, `${key}${key}`]) {
    const { value, keys } = maskKeys(text);
    expect(value).toBe(text.replaceAll(key, mask));
    expect(value).not.toContain(secret);
    expect(keys).toEqual([key]);
  }
});

test("what only looks like a key stays as it was typed", () => {
  const { key } = newKey();
  const typo = key.slice(0, 30) + (key[30] === "A" ? "B" : "A") + key.slice(31);
  for (const text of [
    typo,
    key.slice(0, -1),
    key.replace("live", "test"),
    "lk_live_",
    "lk_live_…",
    "lk_live_lk_live_",
  ]) {
    expect(maskKeys(text)).toEqual({ value: text, keys: [] });
  }
});

test("a key is found in every text that contains it", () => {
  const { key } = newKey();
  const noise = fc.string({ unit: "binary", maxLength: 40 }).filter((text) => findKeys(text).length === 0);
  fc.assert(
    fc.property(noise, noise, (before, after) => {
      expect(findKeys(`${before} ${key} ${after}`).map((found) => found.key)).toEqual([key]);
    }),
  );
});

test("texts at any depth are masked, and everything else stays what it was", () => {
  const { key, publicId } = newKey();
  const mask = `lk_live_${publicId}…${key.slice(-4)}`;
  const at = new Date();
  const given = { body: `a ${key}`, list: [key, 1, null, true], at, deep: { [key]: { left: undefined, key } } };
  expect(maskKeys(given)).toEqual({
    value: { body: `a ${mask}`, list: [mask, 1, null, true], at, deep: { [mask]: { left: undefined, key: mask } } },
    keys: [key],
  });
});

test("the time grows with the length of the text, also for one made to be slow", async () => {
  const hostile = (length: number) => "lk_live_".repeat(length / 8);
  findKeys(hostile(80_000));
  expect(await cpuTime(() => findKeys(hostile(8_000_000)))).toBeLessThan(2_000);
});
