import type { KeyRows } from "./keys";
import type { Chance } from "./random";

const hour = 3_600_000;
const hoursBack = 14 * 24;

/** How busy an hour of the day (UTC) is, from 0 to 1: nights are quiet, weekends are half as busy. */
function busyness(at: Date): number {
  const time = at.getUTCHours();
  const byHour = time < 6 ? 0.08 : time < 9 ? 0.45 : time < 18 ? 1 : time < 22 ? 0.4 : 0.15;
  return byHour * (at.getUTCDay() % 6 === 0 ? 0.5 : 1);
}

/** Calls by hour, endpoint and address over the last 14 days; a key that is final is only refused. */
export function usageRows(keys: KeyRows, now: Date, chance: Chance) {
  const current = now.getTime() - (now.getTime() % hour);
  return keys.flatMap(({ about, row }) => {
    const { calls = 0, refused = 0, routes = [], from = [] } = about;
    return Array.from({ length: calls > 0 ? hoursBack : 0 }, (_, back) => new Date(current - back * hour)).flatMap(
      (at) => {
        const isFinal = row.revokedAt !== null && at >= row.revokedAt;
        if (at < row.createdAt || (!isFinal && row.lastUsedAt !== null && at > row.lastUsedAt)) return [];
        return routes.flatMap((route, place) => {
          const expected = (calls * busyness(at) * (0.6 + 0.8 * chance.next())) / (place + 1);
          const total = Math.floor(expected) + (chance.happens(expected % 1) ? 1 : 0);
          if (total === 0) return [];
          const denied = isFinal ? total : Math.min(total, Math.round((total * refused * 2 * chance.next()) / 100));
          const ip = chance.pick(from);
          return [{ apiKeyId: row.id, hour: at, route, ip, allowed: total - denied, refused: denied }];
        });
      },
    );
  });
}
