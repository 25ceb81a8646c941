const minute = 60_000;

/**
 * "3 min ago", "just now", "in 5 days". The past is rounded down (never older than it is), the future to the nearest,
 * so that something made to last 3 days says "in 3 days" a second later. `at` and `now` are epoch milliseconds.
 */
export function relativeTimeText(at: number, now: number): string {
  const past = at <= now;
  const round = past ? Math.floor : Math.round;
  const distance = Math.abs(now - at);
  if (distance < minute) return past ? "just now" : "in less than 1 min";
  const words = span(distance, round);
  return past ? `${words} ago` : `in ${words}`;
}

function span(distance: number, round: (value: number) => number): string {
  const minutes = round(distance / minute);
  if (minutes < 60) return `${minutes} min`;
  const hours = round(minutes / 60);
  if (hours < 24) return `${hours} h`;
  const days = round(minutes / 60 / 24);
  if (days < 31) return `${Math.max(days, 1)} d`;
  if (days < 365) return `${round(days / 30.44)} mo`;
  return count(round(days / 365.25) || 1, "year");
}

function count(value: number, unit: string): string {
  return `${value} ${unit}${value === 1 ? "" : "s"}`;
}

const parts = {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
} as const;
const utc = new Intl.DateTimeFormat("en-GB", { ...parts, timeZone: "UTC" });
const local = new Intl.DateTimeFormat("en-GB", { ...parts, timeZoneName: "short" });

export function utcText(at: number): string {
  return `${utc.format(at)} UTC`;
}

/** In the time zone of whoever runs it: call it in the browser only. */
export function localText(at: number): string {
  return local.format(at);
}
