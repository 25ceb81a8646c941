import "server-only";
import { db } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { readAddressReport } from "../../usage/address-report";
import type { KeyAddresses } from "../schema";
import { keyWithin } from "./find";

/** As many as a list of addresses takes. */
const most = 50;

/** Where a key was let in from, the busiest address first, and its report. @throws AppError `not_found`. */
export async function keyAddresses(ctx: Ctx<"api_keys:read">, { id }: { id: string }): Promise<KeyAddresses> {
  const key = await keyWithin(db(), ctx, id);
  const rows = await db().apiKeyUsage.groupBy({
    by: ["ip"],
    where: { apiKeyId: id, allowed: { gt: 0 }, ip: { notIn: ["unknown", "other"] } },
    _sum: { allowed: true },
    orderBy: { _sum: { allowed: "desc" } },
    take: most,
  });
  return {
    used: rows.map(({ ip, _sum }) => ({ ip, calls: _sum.allowed ?? 0 })),
    report: key.ipReportSince && (await readAddressReport(id, key.ipReportSince.toISOString())),
  };
}
