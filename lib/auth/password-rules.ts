import { commonWords, keyboardWalks } from "./common-passwords";

/** In code points. Fifteen, since the password is the only factor (NIST SP 800-63B-4, ASVS 6.2.1). */
export const minPasswordLength = 15;
/** In bytes of UTF-8. bcrypt reads no more, and what is not read must not be accepted as if it counted. */
export const maxPasswordBytes = 72;

/** 0 is refused; 1 hardly passes; 4 is strong. */
export type PasswordStrength = 0 | 1 | 2 | 3 | 4;
export type PasswordVerdict = Readonly<
  { ok: true; strength: PasswordStrength } | { ok: false; message: string; strength: 0 }
>;

/** What an attacker who knows the person tries first. */
export type AboutPerson = Readonly<{
  email?: string | undefined;
  name?: string | undefined;
  workspaceName?: string | undefined;
}>;

/** How many characters must be left when everything that can be guessed has been taken away. */
const minUnguessable = 5;
const minDistinct = 5;

/**
 * Whether a new password may be used, and if not, what to do about it. There are no composition rules: they make
 * passwords worse. Safe in the browser.
 */
export function checkPassword(password: string, about: AboutPerson = {}): PasswordVerdict {
  const text = password.normalize("NFC");
  const message = problemOf(text, about);
  return message ? { ok: false, message, strength: 0 } : { ok: true, strength: strengthOf(text, about) };
}

function problemOf(text: string, about: AboutPerson): string | null {
  const length = [...text].length;
  if (length < minPasswordLength) {
    return `Use at least ${minPasswordLength} characters, for example four words that have nothing to do with each other.`;
  }
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > maxPasswordBytes) {
    return `Use at most ${maxPasswordBytes} bytes. This has ${bytes}: accented letters and emoji count as two to four.`;
  }
  // NUL ends a bcrypt password, so that "x\0x" would equal "x"; a lone surrogate has no bytes of its own.
  if (/[\p{Cc}\p{Cs}]/u.test(text)) return "Use only characters that can be typed.";
  if (new Set(text.toLowerCase()).size < minDistinct) return `Use at least ${minDistinct} different characters.`;
  if (shortestPeriod(text.toLowerCase()) < 8) return "Do not repeat the same few characters.";
  if (unguessable(text, commonWords) < minUnguessable) {
    return "This is one of the passwords that are tried first. Choose something less common.";
  }
  if (unguessable(text, [...commonWords, ...wordsAbout(about)]) < minUnguessable) {
    return "Do not build the password from your name, e-mail address, workspace or this product.";
  }
  return null;
}

function strengthOf(text: string, about: AboutPerson): PasswordStrength {
  const rest = unguessable(text, [...commonWords, ...wordsAbout(about)]);
  const distinct = new Set(text.toLowerCase()).size;
  if (rest >= 22 && distinct >= 10) return 4;
  if (rest >= 16 && distinct >= 8) return 3;
  return rest >= 10 ? 2 : 1;
}

/** The length of the shortest unit whose repetition makes the text; the text's own length when there is none. */
function shortestPeriod(text: string): number {
  for (let period = 1; period <= text.length / 2; period++) {
    if (text.startsWith(text.slice(period))) return period;
  }
  return text.length;
}

/** How many characters are left without words of the list, walks over the keyboard, years, runs and separators. */
function unguessable(text: string, words: readonly string[]): number {
  const condensed = withoutWalks(text.toLowerCase().replace(/[\s._-]/g, ""));
  const left = [condensed, plainLetters(condensed)].map((form) => {
    let rest = form;
    for (const word of words) rest = rest.replaceAll(word, " ");
    rest = rest.replace(/(?:19|20)\d\d/g, " ").replace(/(.)\1{2,}/gu, " ");
    return [...rest.replaceAll(" ", "")].length;
  });
  return Math.min(...left);
}

const stands: Record<string, string> = { "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", $: "s" };

/** `p4$$w0rd` as `password`. */
function plainLetters(text: string): string {
  return text.replace(/[013457@$]/g, (sign) => stands[sign] ?? sign);
}

/** Takes out every stretch of four or more neighbours on the keyboard or in the alphabet, in either direction. */
function withoutWalks(text: string): string {
  let kept = "";
  for (let at = 0; at < text.length; ) {
    let length = 4;
    if (!isWalk(text.slice(at, at + length))) {
      kept += text.charAt(at++);
      continue;
    }
    while (at + length < text.length && isWalk(text.slice(at, at + length + 1))) length++;
    kept += " ";
    at += length;
  }
  return kept;
}

function isWalk(stretch: string): boolean {
  return stretch.length >= 4 && keyboardWalks.some((walk) => walk.includes(stretch));
}

function wordsAbout({ email = "", name = "", workspaceName = "" }: AboutPerson): string[] {
  const texts = [name, workspaceName, email].map((text) => text.normalize("NFC").toLowerCase());
  const whole = texts.map((text) => text.replace(/[\s._-]/g, ""));
  const pieces = texts.flatMap((text) => text.split(/[^\p{L}\p{N}]+/u));
  // The longest first, so that a piece does not break what contains it.
  return [...new Set(["latchkey", ...whole, ...pieces])]
    .filter((word) => word.length >= 3)
    .sort((a, b) => b.length - a.length);
}
