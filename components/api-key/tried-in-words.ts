import { deadKeyReasons } from "@/lib/access/denial";
import type { KeyStatus } from "@/lib/access/key-status";
import type { DeniedAttempts } from "@/lib/api-keys/evidence";

const days = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const week = 6 * 86_400_000;

/** "This revoked key was tried 41 times since Tuesday from 203.0.113.7." Null for a key that works, or that rests. */
export function triedInWords(
  status: KeyStatus,
  attempts: readonly DeniedAttempts[],
  now: number = Date.now(),
): string | null {
  if (status === "active") return null;
  const tries = attempts.filter(({ reason }) => deadKeyReasons.includes(reason));
  const count = tries.reduce((sum, each) => sum + each.count, 0);
  if (count === 0) return null;
  const addresses = new Set(tries.map(({ ip }) => ip));
  const [only] = addresses;
  const from = addresses.size === 1 && only !== "other" ? only : `${addresses.size} addresses`;
  const first = tries.map(({ firstAt }) => firstAt).sort()[0] ?? "";
  const times = count === 1 ? "once" : `${count.toLocaleString("en-US")} times`;
  return `This ${status} key was tried ${times} since ${dayInWords(first, now)} from ${from}.`;
}

function dayInWords(at: string, now: number): string {
  const time = new Date(at);
  if (at.slice(0, 10) === new Date(now).toISOString().slice(0, 10)) return `${at.slice(11, 16)} UTC today`;
  if (now - time.getTime() < week) return days[time.getUTCDay()] ?? "";
  return `${time.getUTCDate()} ${months[time.getUTCMonth()]}`;
}
