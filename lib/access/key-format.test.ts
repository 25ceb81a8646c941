import { randomBytes } from "node:crypto";
import * as zlib from "node:zlib";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  base62Characters,
  checksum,
  composeKey,
  keyLength,
  maskedKey,
  publicIdOf,
  publicPrefix,
  randomKeyParts,
  rowIdOf,
} from "./key-format";

const base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const characters = (length: number) =>
  fc.string({ unit: fc.constantFrom(...base62), minLength: length, maxLength: length });
const keys = fc.tuple(characters(10), characters(32)).map(([id, secret]) => ({ id, key: composeKey(id, secret) }));

test("every key has the published shape, and its public id can be read from it", () => {
  fc.assert(
    fc.property(keys, ({ id, key }) => {
      expect(key).toMatch(/^lk_live_[0-9A-Za-z]{48}$/);
      expect(key).toHaveLength(56);
      expect(publicIdOf(key)).toBe(id);
    }),
  );
  expect(keyLength).toBe(56);
});

test("a key with any one character changed is refused", () => {
  const { key } = given();
  for (let index = 0; index < key.length; index++) {
    for (const replacement of `${base62}_-. \u00e9`) {
      if (replacement === key[index]) continue;
      expect(publicIdOf(key.slice(0, index) + replacement + key.slice(index + 1))).toBeNull();
    }
  }
});

test("a key with a character missing, added or swapped with its neighbour is refused", () => {
  fc.assert(
    fc.property(keys, fc.nat(55), fc.constantFrom(...base62), ({ key }, index, extra) => {
      expect(publicIdOf(key.slice(0, index) + key.slice(index + 1))).toBeNull();
      expect(publicIdOf(key.slice(0, index) + extra + key.slice(index))).toBeNull();
      const [a = "", b = ""] = key.slice(index, index + 2);
      const swapped = key.slice(0, index) + b + a + key.slice(index + 2);
      if (swapped !== key) expect(publicIdOf(swapped)).toBeNull();
    }),
  );
});

test("text that merely contains a key is none", () => {
  const { key } = given();
  for (const text of [`${key}\n`, ` ${key}`, `${key}\0`, `Bearer ${key}`, key.toLowerCase(), "", "lk_live_"]) {
    expect(publicIdOf(text)).toBeNull();
  }
  expect(publicIdOf(key.replace("lk_live_", "lk_test_"))).toBeNull();
});

test("the checksum is zlib's CRC-32 in six base62 digits", () => {
  expect(checksum("123456789")).toBe(digits(0xcbf43926));
  expect(checksum("")).toBe("000000");
  // Node has it since 20.15 and 22.2.
  const { crc32 } = zlib as unknown as { crc32?: (text: string) => number };
  if (!crc32) return;
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...base62, "_"), maxLength: 80 }), (text) => {
      expect(checksum(text)).toBe(digits(crc32(text)));
    }),
  );
});

test("random characters come from the whole alphabet without bias", () => {
  // Each byte once: 248 of them are 62 times 4, the last 8 must be thrown away.
  const every = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const counts = new Map<string, number>();
  for (const character of base62Characters(248, () => every)) {
    counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  expect([...counts.keys()].sort().join("")).toBe(base62);
  expect(new Set(counts.values())).toEqual(new Set([4]));
});

test("two keys are never the same", () => {
  const made = Array.from({ length: 1000 }, () => randomKeyParts(randomBytes));
  expect(new Set(made.map((parts) => parts.publicId)).size).toBe(1000);
  expect(new Set(made.map((parts) => parts.secret)).size).toBe(1000);
  expect(made[0]?.publicId).toMatch(/^[0-9A-Za-z]{10}$/);
  expect(made[0]?.secret).toMatch(/^[0-9A-Za-z]{32}$/);
});

test("what is shown of a key holds nothing of its secret but the last four characters", () => {
  const { id, secret, key } = given();
  const shown = maskedKey(rowIdOf(id), key.slice(-4));
  expect(shown).toBe(`lk_live_${id}…${key.slice(-4)}`);
  expect(shown).not.toContain(secret.slice(0, 5));
  expect(publicPrefix(rowIdOf(id))).toBe(`lk_live_${id}`);
});

function given() {
  const { publicId: id, secret } = randomKeyParts(randomBytes);
  return { id, secret, key: composeKey(id, secret) };
}

function digits(value: number): string {
  let text = "";
  for (let left = value; text.length < 6; left = Math.floor(left / 62)) text = base62.charAt(left % 62) + text;
  return text;
}
