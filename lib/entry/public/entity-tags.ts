const tag = /^(W\/)?"([\x21\x23-\x7e]*)"$/;

/** The entity tags of an If-Match or If-None-Match header (RFC 9110, section 13.1); `any` for `*`, null when it is none. */
export function readTags(header: string): "any" | readonly string[] | null {
  if (header.trim() === "*") return "any";
  // No tag that we make has a comma in it.
  const tags = header.split(",").map((text) => text.trim());
  return tags.every((text) => tag.test(text)) ? tags : null;
}

/** Weak comparison: whether the same thing is meant. */
export function names(tags: "any" | readonly string[], etag: string): boolean {
  return tags === "any" || tags.some((each) => opaque(each) === opaque(etag));
}

/** The versions that strong tags name. Another tag names no version, so that a change is refused that relies on it. */
export function versionsIn(tags: readonly string[]): number[] {
  return tags.flatMap((each) => {
    const digits = /^"v([1-9]\d{0,14})"$/.exec(each)?.[1];
    return digits ? [Number(digits)] : [];
  });
}

function opaque(text: string): string {
  return text.replace(/^W\//, "");
}
