const formats = new Map<string, Intl.DateTimeFormat>();

/** Some 600 zones exist; names are validated before they come here. */
function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    const parts = { year: "numeric", month: "numeric", day: "numeric" } as const;
    const time = { hour: "numeric", minute: "numeric", second: "numeric", hourCycle: "h23" } as const;
    format = new Intl.DateTimeFormat("en-US", { timeZone: zone, era: "short", ...parts, ...time });
    formats.set(zone, format);
  }
  return format;
}

/** What the clock on the wall shows at an instant, as milliseconds that read right in UTC. */
export function wallAt(instant: number, zone: string): number {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const whole = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
  return whole + (((instant % 1_000) + 1_000) % 1_000);
}

/**
 * The first instant at which the clock on the wall shows this time. One that it skips, since summer time begins there, is
 * the instant of the skip; one that it shows twice is the first.
 */
export function instantOf(wall: number, zone: string): number {
  const offsetAt = (instant: number) => wallAt(instant, zone) - instant;
  const day = 86_400_000;
  const [before, after] = [wall - offsetAt(wall - day), wall - offsetAt(wall + day)];
  const found = [Math.min(before, after), Math.max(before, after)].find((instant) => wallAt(instant, zone) === wall);
  return found ?? before;
}
