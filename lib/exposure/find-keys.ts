import { keyLength, keyPrefix, publicIdOf } from "../access/key-format";

/** A whole key within a text, and where it stands. */
export type FoundKey = Readonly<{ key: string; publicId: string; start: number; end: number }>;

/**
 * The keys in a text, told from look-alikes by their checksum. One pass: each place where a key could begin is looked
 * at once, so the time grows with the length of the text, whatever is in it.
 */
export function findKeys(text: string): FoundKey[] {
  const found: FoundKey[] = [];
  let start = text.indexOf(keyPrefix);
  while (start !== -1) {
    const end = start + keyLength;
    const key = text.slice(start, end);
    const publicId = publicIdOf(key);
    if (publicId !== null) found.push({ key, publicId, start, end });
    start = text.indexOf(keyPrefix, publicId === null ? start + keyPrefix.length : end);
  }
  return found;
}
