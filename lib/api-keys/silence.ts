const hour = 3_600_000;

/** How long the old key must have been silent before its revocation is recommended. */
export const silenceWindows = [
  { value: "1h", label: "1 hour", hours: 1 },
  { value: "24h", label: "24 hours", hours: 24 },
  { value: "7d", label: "7 days", hours: 7 * 24 },
] as const;
export type SilenceWindow = (typeof silenceWindows)[number]["value"];

/** Whether the key's last call, in ISO 8601, lies at least the window back. One that never called is silent. */
export function isSilent(lastCallAt: string | null, window: SilenceWindow, now: number): boolean {
  return lastCallAt === null || now >= silentAt(lastCallAt, window);
}

/** When the silence will have lasted as long as the window, in epoch milliseconds, if nothing calls until then. */
export function silentAt(lastCallAt: string, window: SilenceWindow): number {
  const { hours } = silenceWindows.find(({ value }) => value === window) ?? silenceWindows[0];
  return Date.parse(lastCallAt) + hours * hour;
}
