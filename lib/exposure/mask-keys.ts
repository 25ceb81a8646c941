import { maskedKey, rowIdOf } from "../access/key-format";
import { findKeys } from "./find-keys";

export type Masked<T> = Readonly<{ value: T; keys: readonly string[] }>;

/**
 * A value with every key in its texts replaced by `lk_live_<id>…<last 4>`, and the keys that were there, each once.
 * Whatever has the shape and the checksum is masked, also a key that we do not know: it is somebody's secret.
 */
export function maskKeys<T>(value: T): Masked<T> {
  const keys = new Set<string>();
  const masked = maskWithin(value, keys) as T;
  return { value: masked, keys: [...keys] };
}

function maskWithin(value: unknown, keys: Set<string>): unknown {
  if (typeof value === "string") return maskText(value, keys);
  if (Array.isArray(value)) return value.map((item) => maskWithin(item, keys));
  // A Date, for one, is not a bag of values.
  if (value === null || typeof value !== "object" || Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [maskText(name, keys), maskWithin(item, keys)]),
  );
}

function maskText(text: string, keys: Set<string>): string {
  let masked = "";
  let from = 0;
  for (const { key, publicId, start, end } of findKeys(text)) {
    keys.add(key);
    masked += text.slice(from, start) + maskedKey(rowIdOf(publicId), key.slice(-4));
    from = end;
  }
  return from === 0 ? text : masked + text.slice(from);
}
