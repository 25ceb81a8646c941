import type { ByteRange } from "../storage/file-store";

/**
 * The bytes that a Range header asks for (RFC 9110, section 14), of a file of `size` bytes. "all" where the header is to be
 * ignored: another unit, several ranges, or nonsense. Null when the file has none of these bytes.
 */
export function byteRange(header: string | undefined, size: number): ByteRange | "all" | null {
  const [, from = "", to = ""] = /^bytes=\s*(\d{0,15})\s{0,9}-\s*(\d{0,15})\s*$/i.exec(header ?? "") ?? [];
  if (from === "" && to === "") return "all";
  if (from === "") {
    const last = Number(to);
    return last === 0 ? null : { start: Math.max(size - last, 0), end: size - 1 };
  }
  const start = Number(from);
  const end = to === "" ? size - 1 : Math.min(Number(to), size - 1);
  if (to !== "" && Number(to) < start) return "all";
  return start < size ? { start, end } : null;
}
