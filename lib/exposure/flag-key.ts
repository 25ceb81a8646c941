import "server-only";
import type { Record } from "../audit/mutate";
import type { Tx } from "../db/client";
import type { Ctx } from "../entry/ctx";
import { keyEvent } from "../events/key-event";
import { notify } from "../notify/notify";
import type { RealKey } from "./real-key";
import type { ExposureWay } from "./ways";

export type Sighting = Readonly<{
  way: ExposureWay;
  /** An endpoint, a ticket's id, or what a reporter wrote. */
  place: string;
  /** What makes a further sighting of the same way worth telling again; empty when once is enough. */
  occasion: string;
}>;

/**
 * Marks a key as exposed and tells its people, once for each way and occasion. Call in the transaction of what showed
 * it, under the lock of the key's workspace.
 * @returns whether anything was new.
 */
export async function flagKey(
  tx: Tx,
  record: Record,
  ctx: Pick<Ctx, "workspace" | "clientIp" | "now">,
  key: RealKey,
  { way, place, occasion }: Sighting,
): Promise<boolean> {
  const { workspace, clientIp: ip, now } = ctx;
  await tx.$executeRaw`
    INSERT INTO api_key_exposures (api_key_id, how, place, ip, first_seen_at)
    VALUES (${key.id}, ${way}, ${place}, ${ip}, ${now}) ON CONFLICT (api_key_id, how) DO NOTHING`;
  const told = await notify(tx, {
    workspace,
    kind: "api_key.exposed",
    target: key,
    occasion: occasion === "" ? way : `${way}:${occasion}`,
    facts: { way, place, ip },
    now,
  });
  if (told) record.publish(await keyEvent(tx, "api_key.exposed", key.id, now));
  if (told) record({ event: "api_key.exposed", target: key, after: { way, place } });
  return told;
}
