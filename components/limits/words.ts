import type { LimitOverride } from "@/lib/limits/schema";
import type { Policy } from "@/lib/rate-limit/policies";

export const number = new Intl.NumberFormat("en-US");

const units = [
  [86_400, "day"],
  [3_600, "hour"],
  [60, "minute"],
  [1, "second"],
] as const;

/** "1 hour", "5 minutes": in the largest unit that divides it. */
export function spanInWords(seconds: number): string {
  const [size, unit] = units.find(([each]) => seconds % each === 0) ?? [1, "second"];
  const count = seconds / size;
  return `${number.format(count)} ${unit}${count === 1 ? "" : "s"}`;
}

const partitions: Record<Policy["partition"], string> = {
  ip: "per IP address",
  key: "per key",
  workspace: "for the workspace",
  email: "per e-mail address",
};

/** "10 in 1 hour per IP address" */
export function termsInWords({
  limit,
  windowSeconds,
  partition,
}: Pick<Policy, "limit" | "windowSeconds" | "partition">): string {
  return `${number.format(limit)} in ${spanInWords(windowSeconds)} ${partitions[partition]}`;
}

/** The windows that are offered, and the present one when it is none of them. */
export function windowOptions(present: number): { value: string; label: string }[] {
  const offered = [60, 300, 900, 3_600, 21_600, 86_400];
  return [...new Set([...offered, present])]
    .sort((a, b) => a - b)
    .map((seconds) => ({ value: String(seconds), label: spanInWords(seconds) }));
}

/** The end of a day of the calendar in UTC, or null for no end. Nothing is read out of what is no date. */
export function endOfDay(date: string): Date | null {
  return date === "" ? null : new Date(`${date}T23:59:59.999Z`);
}

/** The day that stands in the field for an override's end. */
export function dayOf(override: LimitOverride | null): string {
  return override?.expiresAt?.toISOString().slice(0, 10) ?? "";
}

/** What was typed as a whole number: NaN for anything else, which the server's rule then refuses in its words. */
export function wholeNumber(text: string): number {
  const plain = text.replace(/[\s,]/g, "");
  return /^\d{1,15}$/.test(plain) ? Number(plain) : Number.NaN;
}

/** Whole percent of the quota, rounded down: 100 only when all of it is used. */
export function percentUsed(used: number, calls: number): number {
  return Math.min(Math.floor((used / calls) * 100), 100);
}
