import "server-only";
import type { DenialReason } from "../access/denial";
import { db } from "../db/client";
import { writeRows } from "../db/write-rows";

import { shared } from "../process-state";
import { FewAddresses } from "./few-addresses";
import { WriteBehind } from "./write-behind";

const day = 86_400_000;

/** Addresses that one key and reason is counted by on one day; further ones are counted together as "other". */
const addressesPerDay = 50;
/** Rows that wait while the database is away, at most. */
const mostWaiting = 20_000;
/** Denied attempts are kept for 90 days. */
export const denialDays = 90;

type Denial = {
  api_key_id: string;
  day: number;
  reason: string;
  ip: string;
  count: number;
  first_at: number;
  last_at: number;
};

const denials = () => shared("denials", makeDenials);

function makeDenials() {
  const waiting = new Map<string, Denial>();
  const addresses = new FewAddresses(addressesPerDay);
  const add = (denial: Denial) => {
    const name = `${denial.api_key_id}|${denial.day}|${denial.reason}|${denial.ip}`;
    const known = waiting.get(name);
    if (known) {
      known.count += denial.count;
      known.first_at = Math.min(known.first_at, denial.first_at);
      known.last_at = Math.max(known.last_at, denial.last_at);
    } else if (waiting.size < mostWaiting) waiting.set(name, denial);
  };
  const writer = new WriteBehind<Denial>("denied attempts", {
    take: () => {
      const rows = [...waiting.values()];
      waiting.clear();
      return rows;
    },
    putBack: (rows) => rows.forEach(add),
    write,
  });
  return { add, addresses, writer };
}

/** Notes that a call with a key, or with its public part, was refused at the door. */
export function noteDenial(keyId: string, reason: DenialReason, ip: string, now: number): void {
  const { add, addresses, writer } = denials();
  const start = now - (now % day);
  const from = addresses.nameOf(`${keyId}|${start}|${reason}`, ip);
  add({ api_key_id: keyId, day: start, reason, ip: from, count: 1, first_at: now, last_at: now });
  writer.wake();
}

export const denialWriter = () => denials().writer;

const columns = {
  api_key_id: "text",
  day: "time",
  reason: "text",
  ip: "text",
  count: "integer",
  first_at: "time",
  last_at: "time",
} as const;

async function write(rows: readonly Denial[]): Promise<void> {
  await writeRows(
    columns,
    rows,
    (from) => `
      INSERT INTO api_key_denials (api_key_id, day, reason, ip, count, first_at, last_at)
      SELECT api_key_id, day, reason, ip, count, first_at, last_at FROM ${from}
      WHERE EXISTS (SELECT 1 FROM api_keys k WHERE k.id = r.api_key_id)
      ORDER BY api_key_id, day, reason, ip
      ON CONFLICT (api_key_id, day, reason, ip) DO UPDATE
      SET count = api_key_denials.count + excluded.count,
          first_at = CASE WHEN excluded.first_at < api_key_denials.first_at THEN excluded.first_at ELSE api_key_denials.first_at END,
          last_at = CASE WHEN excluded.last_at > api_key_denials.last_at THEN excluded.last_at ELSE api_key_denials.last_at END`,
  );
}

/** Drops what is older than the retention. */
export async function forgetOldDenials(now: number): Promise<void> {
  await db().apiKeyDenial.deleteMany({ where: { day: { lt: new Date(now - denialDays * day) } } });
}
