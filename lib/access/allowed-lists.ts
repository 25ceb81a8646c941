import { z } from "zod";
import { parseCidr } from "./cidr";
import { parseDomain } from "./domains";

/** At most this many allowed addresses, and as many domains, in one list. */
export const maxRestrictions = 50;

/** Reads one typed entry: its canonical form, or why it is refused. */
type Read = (typed: string) => { value: string } | { problem: string };

/**
 * A list of typed entries in canonical form, without blanks and duplicates. What is wrong is named entry by entry, so
 * that one message is enough to mend a list of fifty.
 */
export function typedList(read: Read, most: number, tooMany: string) {
  return z.array(z.string().max(300)).transform((entries, context) => {
    const values = new Set<string>();
    const problems: string[] = [];
    for (const entry of entries.map((text) => text.trim()).filter(Boolean)) {
      const result = read(entry);
      if ("value" in result) values.add(result.value);
      else problems.push(result.problem);
    }
    if (problems.length > 0) context.addIssue({ code: "custom", message: [...new Set(problems)].join(" ") });
    else if (values.size > most) context.addIssue({ code: "custom", message: tooMany });
    return [...values];
  });
}

export const AllowedIps = typedList(
  (typed) => {
    const range = parseCidr(typed);
    if (!range) return { problem: `"${typed}" is not an IP address or CIDR range.` };
    if (range.bits === 0) return { problem: `"${typed}" allows every address. Leave the list empty for that.` };
    return { value: range.text };
  },
  maxRestrictions,
  `At most ${maxRestrictions} addresses and ranges.`,
);

export const AllowedDomains = typedList(
  (typed) => {
    const domain = parseDomain(typed);
    return domain ? { value: domain } : { problem: `"${typed}" is not a domain such as example.com or *.example.com.` };
  },
  maxRestrictions,
  `At most ${maxRestrictions} domains.`,
);

/** Whether a list of addresses refuses what it does not name, or only counts what it would refuse. */
export const IpMode = z.enum(["enforce", "report"], { error: "Choose enforce or report." });
export type IpMode = z.infer<typeof IpMode>;
