import type { Email } from "postal-mime";
import { Email as Address } from "../access/email";

/** The values of a header in the order in which they stand, without folding. */
export function headersOf({ headers }: Pick<Email, "headers">, name: string): string[] {
  return headers.filter(({ key }) => key === name).map(({ value }) => value.trim());
}

export function headerOf(email: Pick<Email, "headers">, name: string): string {
  return headersOf(email, name)[0] ?? "";
}

/** Message-IDs in a text, without angle brackets, the last first; at most fifty. */
export function messageIdsIn(text: string): string[] {
  const found = [...text.slice(0, 20_000).matchAll(/<([^<>\s]{1,250})>/g)].map(([, id = ""]) => id);
  return [...new Set(found.reverse())].slice(0, 50);
}

/** Addresses in a header, lower case; at most a hundred of however many it has. Display names are not looked into. */
export function addressesIn(text: string): string[] {
  const found: string[] = [];
  for (const [, candidate = ""] of text
    .slice(0, 50_000)
    .matchAll(/(?:^|[\s<,;:"'(])([^\s<>,;:"'()@]{1,64}@[^\s<>,;:"'()@]{1,190})/g)) {
    const parsed = Address.safeParse(candidate);
    if (parsed.success) found.push(parsed.data);
    if (found.length === 100) break;
  }
  return [...new Set(found)];
}
