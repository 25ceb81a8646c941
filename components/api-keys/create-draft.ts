import { entriesOf } from "@/components/forms/entries-of";
import { parseCidr } from "@/lib/access/cidr";
import { parseDomain } from "@/lib/access/domains";
import { fixedKeyLifeHours, type Role } from "@/lib/access/roles";
import type { Scope } from "@/lib/access/scopes";
import { type KeyTerms, lifeInWords } from "@/lib/access/workspace-policy";
import { expiryPresets, longestLife, neverRefusal } from "@/lib/api-keys/expiry";
import { summarise } from "@/lib/api-keys/summary";

const hour = 3_600_000;

/** What a link such as `?create&name=Zapier&scopes=tickets:read` fills in. */
export type Prefill = { name: string; scopes: Scope[] };

/** `never`, `date`, or a number of hours. */
export type ExpiryChoice = "never" | "date" | `${number}`;

/** What can be typed about a key, when it is made and later. */
export type EditableDraft = {
  name: string;
  note: string;
  scopes: Scope[];
  /** What was typed to allow full access. */
  confirmation: string;
  ips: string;
  domains: string;
};

export type Draft = EditableDraft & {
  expiry: ExpiryChoice;
  /** `2026-11-24`; counts until the end of that day in UTC. */
  date: string;
};

/** Has to be typed before a key may get full access. */
export const fullAccessPhrase = "full access";

/** 90 days: long enough for real work, short enough that a forgotten key goes away. */
const usualHours = 2_160;

export function emptyDraft(prefill: Prefill | null, terms: KeyTerms): Draft {
  return {
    name: prefill?.name ?? "",
    note: "",
    scopes: prefill?.scopes ?? [],
    confirmation: "",
    expiry: `${Math.min(usualHours, longestLife(terms))}`,
    date: "",
    ips: "",
    domains: "",
  };
}

/** The lives that the workspace's policy leaves to choose from; its own maximum is always one of them. */
export function expiryOptionsFor(terms: KeyTerms): { value: ExpiryChoice; label: string }[] {
  const most = longestLife(terms);
  const lives = expiryPresets.filter(({ hours }) => hours <= most);
  const own = lives.some(({ hours }) => hours === most) ? [] : [{ hours: most, label: lifeInWords(most) }];
  return [
    ...[...lives, ...own].map(({ hours, label }) => ({ value: `${hours}` as const, label })),
    // A date means the end of that day: with less than a day to live there is none to choose.
    ...(most >= 48 ? [{ value: "date" as const, label: "On a date…" }] : []),
    ...(neverRefusal(terms) === null ? [{ value: "never" as const, label: "Never" }] : []),
  ];
}

export function endOfDay(date: string): Date {
  return new Date(`${date}T23:59:59.000Z`);
}

/** The draft as the server takes it. A life that the role fixes is not asked for: the server sets it. */
export function inputOf(draft: Draft, role: Role, token: string) {
  return {
    name: draft.name,
    note: draft.note,
    scopes: draft.scopes,
    ...(fixedKeyLifeHours(role) === null ? { expiry: expiryInput(draft) } : {}),
    allowedIps: entriesOf(draft.ips),
    allowedDomains: entriesOf(draft.domains),
    token,
  };
}

function expiryInput({ expiry, date }: Draft) {
  if (expiry === "never") return { kind: "never" } as const;
  if (expiry === "date") return { kind: "date", at: endOfDay(date).toISOString() } as const;
  return { kind: "hours", hours: Number(expiry) } as const;
}

/** Mistakes that the browser sees by itself; the server checks everything again. */
export function mistakesIn(draft: Draft, terms: KeyTerms): Record<string, string> {
  const mistakes = editMistakesIn(draft, terms);
  if (draft.expiry === "date" && draft.date === "") mistakes.expiry = "Choose a date.";
  return mistakes;
}

/** The same for a key that exists; full access that it has already needs no second confirmation. */
export function editMistakesIn(
  draft: EditableDraft,
  terms: KeyTerms,
  before: readonly Scope[] = [],
): Record<string, string> {
  const mistakes: Record<string, string> = {};
  if (draft.name.trim() === "") mistakes.name = "Enter a name.";
  if (draft.scopes.length === 0) mistakes.scopes = "Choose at least one scope.";
  if (terms.requireIpList && entriesOf(draft.ips).length === 0) mistakes.allowedIps = "Name at least one address.";
  const widened = draft.scopes.includes("*") && !before.includes("*");
  if (widened && draft.confirmation.trim().toLowerCase() !== fullAccessPhrase) {
    mistakes.confirmation = `Type "${fullAccessPhrase}" to allow everything.`;
  }
  return mistakes;
}

/** The key in words while the form is filled in; lines that are no addresses yet do not count. */
export function draftInWords(draft: Draft, role: Role, now: Date): string {
  return inWords(draft, expiryDate(draft, role, now), now);
}

/** The same where the expiry is settled. */
export function inWords(draft: EditableDraft, expiresAt: Date | null, now: Date): string {
  return summarise(
    {
      scopes: draft.scopes,
      expiresAt,
      allowedIps: [...new Set(entriesOf(draft.ips).map((entry) => parseCidr(entry)?.text))].filter(isText),
      allowedDomains: [...new Set(entriesOf(draft.domains).map(parseDomain))].filter(isText),
    },
    now,
  );
}

function expiryDate(draft: Draft, role: Role, now: Date): Date | null {
  const fixed = fixedKeyLifeHours(role);
  if (fixed !== null) return new Date(now.getTime() + fixed * hour);
  if (draft.expiry === "never" || (draft.expiry === "date" && draft.date === "")) return null;
  return draft.expiry === "date" ? endOfDay(draft.date) : new Date(now.getTime() + Number(draft.expiry) * hour);
}

function isText(value: string | null | undefined): value is string {
  return typeof value === "string";
}
