const hour = 3_600_000;

/** Shares of a key's life that are left when its people are told, in percent. */
const shares = [25, 5] as const;
/** Never told later than this before the end, in milliseconds: there must be time to do something about it. */
const atLeast = hour;

type Life = Readonly<{ createdAt: Date; expiresAt: Date }>;
export type ExpiryStage = Readonly<{ at: number; percent: (typeof shares)[number] | 0 }>;

/**
 * The moments, in epoch milliseconds, at which a key's people are told of its end: at 25 % and 5 % of its life, but at
 * least an hour ahead, and at the end itself. A short life has fewer: what would be told at birth, or twice at the same
 * moment, is left out.
 */
export function expiryStages({ createdAt, expiresAt }: Life): ExpiryStage[] {
  const end = expiresAt.getTime();
  const life = end - createdAt.getTime();
  const warnings = shares.map((percent) => ({ at: end - Math.max((life * percent) / 100, atLeast), percent }));
  const distinct = warnings.filter(({ at }, index) => at !== warnings[index + 1]?.at && at > createdAt.getTime());
  return [...distinct, { at: end, percent: 0 }];
}

/** The stage that a key is in, which is the latest that has begun; null before the first. */
export function currentStage(life: Life, now: Date): ExpiryStage | null {
  return expiryStages(life).findLast(({ at }) => at <= now.getTime()) ?? null;
}

/** When there is something to tell next; null when there is not: the key never expires, or has. */
export function nextNoticeAt(createdAt: Date, expiresAt: Date | null, now: Date): Date | null {
  if (expiresAt === null) return null;
  const next = expiryStages({ createdAt, expiresAt }).find(({ at }) => at > now.getTime());
  return next ? new Date(next.at) : null;
}
