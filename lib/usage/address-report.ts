import "server-only";
import { db } from "../db/client";
import { flushAddressReports } from "./address-reports";

/** Calls that a list in report-only mode would have refused since it took its present form. */
export type AddressReport = Readonly<{
  since: string;
  calls: number;
  addressCount: number;
  /** The busiest ones. */
  addresses: readonly { ip: string; calls: number }[];
}>;

const named = 5;

/** The report on a list: of the workspace's or the key's id, in its form since this moment (ISO 8601). */
export async function readAddressReport(listId: string, since: string): Promise<AddressReport> {
  // What this process has counted and not written yet belongs to the answer.
  await flushAddressReports();
  const where = { listId, since: new Date(since) };
  const [sum, addresses] = await Promise.all([
    db().addressReport.aggregate({ where, _sum: { calls: true }, _count: true }),
    db().addressReport.findMany({ where, select: { ip: true, calls: true }, orderBy: { calls: "desc" }, take: named }),
  ]);
  return { since, calls: sum._sum.calls ?? 0, addressCount: sum._count, addresses };
}
