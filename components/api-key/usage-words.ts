import type { KeyUsage } from "@/lib/api-keys/evidence";

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "20 Nov 10:00" or "20 Nov". Not Intl: server and browser must agree to the letter. */
export function barLabel(at: string, by: keyof KeyUsage): string {
  const time = new Date(at);
  const day = `${time.getUTCDate()} ${months[time.getUTCMonth()]}`;
  return by === "hours" ? `${day} ${at.slice(11, 16)}` : day;
}

/** The next round number: 1, 2, 5, 10, 20, 50, … so that the top of the chart can be read. */
export function niceTop(most: number): number {
  if (most <= 5) return 5;
  const power = 10 ** Math.floor(Math.log10(most));
  return [1, 2, 5, 10].map((each) => each * power).find((each) => each >= most) ?? 10 * power;
}
