import { parseCidr } from "@/lib/access/cidr";
import { parseDomain } from "@/lib/access/domains";
import { fixedKeyLifeHours, type Role } from "@/lib/access/roles";
import type { Scope } from "@/lib/access/scopes";
import { expiryPresets } from "@/lib/api-keys/expiry";
import { summarise } from "@/lib/api-keys/summary";

const hour = 3_600_000;

/** What a link such as `?create&name=Zapier&scopes=tickets:read` fills in. */
export type Prefill = { name: string; scopes: Scope[] };

/** `never`, `date`, or a number of hours. */
export type ExpiryChoice = "never" | "date" | `${number}`;

export type Draft = {
  name: string;
  note: string;
  scopes: Scope[];
  /** What was typed to allow full access. */
  confirmation: string;
  expiry: ExpiryChoice;
  /** `2026-11-24`; counts until the end of that day in UTC. */
  date: string;
  ips: string;
  domains: string;
};

/** Has to be typed before a key may get full access. */
export const fullAccessPhrase = "full access";

export function emptyDraft(prefill: Prefill | null): Draft {
  return {
    name: prefill?.name ?? "",
    note: "",
    scopes: prefill?.scopes ?? [],
    confirmation: "",
    expiry: "2160",
    date: "",
    ips: "",
    domains: "",
  };
}

export const expiryOptions: { value: ExpiryChoice; label: string }[] = [
  ...expiryPresets.map(({ hours, label }) => ({ value: `${hours}` as const, label })),
  { value: "date", label: "On a date…" },
  { value: "never", label: "Never" },
];

/** One entry a line; commas do as well. */
export function entriesOf(text: string): string[] {
  return text
    .split(/[\n,]+/)
    .map((entry) => entry.trim())
    .filter(Boolean);
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
export function mistakesIn(draft: Draft): Record<string, string> {
  const mistakes: Record<string, string> = {};
  if (draft.name.trim() === "") mistakes.name = "Enter a name.";
  if (draft.scopes.length === 0) mistakes.scopes = "Choose at least one scope.";
  if (draft.expiry === "date" && draft.date === "") mistakes.expiry = "Choose a date.";
  if (draft.scopes.includes("*") && draft.confirmation.trim().toLowerCase() !== fullAccessPhrase) {
    mistakes.confirmation = `Type "${fullAccessPhrase}" to allow everything.`;
  }
  return mistakes;
}

/** The key in words while the form is filled in; lines that are no addresses yet do not count. */
export function draftInWords(draft: Draft, role: Role, now: Date): string {
  return summarise(
    {
      scopes: draft.scopes,
      expiresAt: expiryDate(draft, role, now),
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
