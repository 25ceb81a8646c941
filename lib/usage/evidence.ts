import "server-only";
import { flushAddressReports, forgetOldAddressReports } from "./address-reports";
import { forgetOldUsage, usageWriter } from "./counters";
import { denialWriter, forgetOldDenials } from "./denials";
import { forgetOldMonths, monthlyWriter } from "./monthly";
import { forgetOldCalls, requestLogWriter } from "./request-log";

const writers = () => [usageWriter(), denialWriter(), requestLogWriter(), monthlyWriter()];

/**
 * Writes what this process has recorded so far, so that whoever looks next finds the call they have just made. What the
 * database does not take now is written later.
 */
export async function flushEvidence(): Promise<void> {
  await Promise.all([flushAddressReports(), ...writers().map((writer) => writer.flush())]);
}

/** The same when the process ends: tries again for a moment before it gives up. */
export async function flushEvidenceForGood(): Promise<void> {
  await Promise.all([flushAddressReports(), ...writers().map((writer) => writer.flushForGood())]);
}

/**
 * Drops what is older than its retention: counts and denied attempts after 90 days, the request log after 14,
 * calls by month after two years.
 */
export async function forgetOldEvidence(now = Date.now()): Promise<void> {
  await forgetOldUsage(now);
  await forgetOldAddressReports(now);
  await forgetOldDenials(now);
  await forgetOldCalls(now);
  await forgetOldMonths(now);
}
