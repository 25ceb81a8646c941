import "server-only";
import { limitBucket } from "../access/cidr";
import { db } from "../db/client";

/** How long an address counts as known after a sign-in from there, in milliseconds. */
const rememberedFor = 30 * 24 * 3_600_000;

/** Whether the person has signed in from this address (IPv6: from its /64) in the last 30 days. */
export async function isKnownAddress(userId: string, ip: string, now = Date.now()): Promise<boolean> {
  if (ip === "") return false;
  const rows = await db().session.findMany({
    where: { userId, createdAt: { gt: new Date(now - rememberedFor) } },
    select: { ip: true },
    orderBy: { createdAt: "desc" },
    take: 200,
  });
  return rows.some((row) => row.ip !== "" && limitBucket(row.ip) === limitBucket(ip));
}
