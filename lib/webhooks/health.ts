/** How a webhook fares; times are epoch milliseconds. */
export type WebhookHealth = Readonly<{
  /** The first failure since the last success. */
  failingSince: number | null;
  lastSuccessAt: number | null;
  delivered: number;
  failed: number;
}>;

export const unknownHealth: WebhookHealth = { failingSince: null, lastSuccessAt: null, delivered: 0, failed: 0 };

/** "98 %", rounded down, so that 100 % means all; null when nothing has ended yet. */
export function successRate({ delivered, failed }: WebhookHealth): string | null {
  const all = delivered + failed;
  return all === 0 ? null : `${Math.floor((delivered * 100) / all)} %`;
}
