/**
 * The shape of a key: `lk_live_`, 10 base62 characters of public id, 32 of secret, and 6 of CRC-32 over all before them.
 * The checksum catches typing errors before any database is asked; it is no security. Safe in the browser.
 */
export const keyPrefix = "lk_live_";

const base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const idLength = 10;
const secretLength = 32;
const checksumLength = 6;

export const keyLength = keyPrefix.length + idLength + secretLength + checksumLength;
const idEnd = keyPrefix.length + idLength;
const bodyEnd = idEnd + secretLength;

const keyPattern = /^lk_live_[0-9A-Za-z]{48}$/;

/** Puts a key together from its random parts. */
export function composeKey(publicId: string, secret: string): string {
  const body = `${keyPrefix}${publicId}${secret}`;
  return body + checksum(body);
}

/** `count` unbiased base62 characters from a source of random bytes: bytes of 248 and above are thrown away. */
export function base62Characters(count: number, randomBytes: (size: number) => Uint8Array): string {
  let text = "";
  while (text.length < count) {
    for (const byte of randomBytes(count - text.length + 8)) {
      if (byte < 248 && text.length < count) text += base62.charAt(byte % 62);
    }
  }
  return text;
}

export function randomKeyParts(randomBytes: (size: number) => Uint8Array): { publicId: string; secret: string } {
  return { publicId: base62Characters(idLength, randomBytes), secret: base62Characters(secretLength, randomBytes) };
}

/** The public id within a well-formed key, or null when the text is none: wrong shape, or a checksum that fails. */
export function publicIdOf(text: string): string | null {
  if (text.length !== keyLength || !keyPattern.test(text)) return null;
  if (text.slice(bodyEnd) !== checksum(text.slice(0, bodyEnd))) return null;
  return text.slice(keyPrefix.length, idEnd);
}

/** The row id of a key in the database and in every address: `key_` and its public id. */
export function rowIdOf(publicId: string): string {
  return `key_${publicId}`;
}

/** `lk_live_<id>`: what names a key without being one. */
export function publicPrefix(rowId: string): string {
  return keyPrefix + rowId.slice("key_".length);
}

/** What is shown of a key after it was created, everywhere: `lk_live_<id>…<last 4>`. */
export function maskedKey(rowId: string, last4: string): string {
  return `${publicPrefix(rowId)}…${last4}`;
}

/** Six base62 characters, zero-padded, of the CRC-32 of the text. */
export function checksum(text: string): string {
  let value = crc32(text);
  let digits = "";
  for (let index = 0; index < checksumLength; index++) {
    digits = base62.charAt(value % 62) + digits;
    value = Math.floor(value / 62);
  }
  return digits;
}

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

/** CRC-32 (ISO 3309, as in zlib) of ASCII text, as an unsigned number. */
function crc32(text: string): number {
  let value = 0xffffffff;
  for (let index = 0; index < text.length; index++) {
    value = (crcTable[(value ^ text.charCodeAt(index)) & 0xff] ?? 0) ^ (value >>> 8);
  }
  return (value ^ 0xffffffff) >>> 0;
}
