import { z } from "zod";

/** The longest name, in code points. */
export const plainNameLength = 100;

/**
 * Control and format characters, line separators, lone surrogates, and letters that show nothing: with them two names
 * look alike, or a name reorders the text around it. U+FE0E and U+FE0F choose how an emoji looks and stay allowed.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u2800]|(?![\uFE0E\uFE0F])\p{Default_Ignorable_Code_Point}/u;

/**
 * Spaces, tabs and line breaks only: `trim()` would also take a byte order mark away unseen. Without the look behind, a
 * million spaces that something follows would be gone through from each of them: half an hour in which nobody is answered.
 */
const outerSpace = /^[\p{Zs}\t\r\n]+|(?<![\p{Zs}\t\r\n])[\p{Zs}\t\r\n]+$/gu;

/** A name as people type one, for workspaces, members, keys: NFC, trimmed, 1 to 100 characters that can be seen. */
export const PlainName = z
  .string("Enter a name.")
  .overwrite((text) => text.normalize("NFC").replace(outerSpace, ""))
  .superRefine((name, context) => {
    const message = problemOf(name);
    if (message) context.addIssue({ code: "custom", message });
  })
  .meta({ minLength: 1, maxLength: plainNameLength });

function problemOf(name: string): string | null {
  if (name === "") return "Enter a name.";
  // A code point is at most two units; beyond that there is no need to count.
  if (name.length > 2 * plainNameLength || [...name].length > plainNameLength) {
    return `Use at most ${plainNameLength} characters.`;
  }
  if (unseen.test(name)) return "Remove the invisible characters from the name.";
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(name)) return "Use at least one letter, digit or sign.";
  return null;
}

/** The key under which names are compared: equal for names that differ only in case, width or spacing. */
export function foldName(name: string): string {
  // Through upper case, so that ß meets SS and ς meets σ.
  const folded = name.normalize("NFKC").toUpperCase().toLowerCase().normalize("NFKC");
  return folded
    .replace(/[\uFE0E\uFE0F]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}
