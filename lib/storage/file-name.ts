/** Bytes that a name may have in UTF-8: what common file systems take. */
const longest = 255;

/**
 * The name of an uploaded file as it is kept: the last part of what may be a path, without what turns text around or
 * stands for a folder. It is only ever shown and sent back, never a path here. Null when it has control characters.
 */
export function safeFileName(given: string): string | null {
  if (/\p{Cc}/u.test(given)) return null;
  const last = given.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const plain = last.replace(/[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, "").replace(/^[\s.]+|(?<![\s.])[\s.]+$/g, "");
  return shorten(plain || "file");
}

/** The extension in lower case, without its dot; empty when there is none. */
export function extensionOf(name: string): string {
  return /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";
}

/** Cut in the middle: the extension says what the file is. */
function shorten(name: string): string {
  if (Buffer.byteLength(name) <= longest) return name;
  const extension = extensionOf(name);
  const end = extension && Buffer.byteLength(extension) < 20 ? `.${extension}` : "";
  let stem = "";
  for (const character of name) {
    if (Buffer.byteLength(stem + character + end) > longest) break;
    stem += character;
  }
  return stem + end;
}

/** The header of a download, RFC 6266: a name for everybody in ASCII, and the real one in UTF-8 (RFC 8187). */
export function dispositionOf(name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]/g, "_").replace(/["\\%]/g, "_");
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

/** The file name of a Content-Disposition header that came with an upload; null when it names none. */
export function nameInDisposition(header: string): string | null {
  const extended = /filename\*\s*=\s*utf-8'[^']*'([^;\s]+)/i.exec(header)?.[1];
  if (extended !== undefined) {
    try {
      return decodeURIComponent(extended);
    } catch {
      return null;
    }
  }
  const [, quoted, plain] = /filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(header) ?? [];
  return quoted?.replace(/\\(.)/g, "$1") ?? plain ?? null;
}
