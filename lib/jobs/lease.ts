import "server-only";
import { db } from "../db/client";
import type { Job } from "./job";

/** How long a run holds its job without a sign of life, in milliseconds. After a kill another instance waits this long. */
export const leaseTime = 60_000;
/** How far the clocks of two instances may be apart, in milliseconds. */
const clockTolerance = 60_000;

/** Gives every job a row; those that have one keep it. New ones are due at once. */
export async function registerJobs(jobs: readonly Job[], now: Date): Promise<void> {
  for (const { name } of jobs) {
    await db().$executeRaw`
      INSERT INTO jobs (name, next_run_at, error) VALUES (${name}, ${now}, '') ON CONFLICT (name) DO NOTHING`;
  }
}

/** The names of the jobs whose time has come and that nobody runs. A read: nothing is claimed yet. */
export async function dueJobs(jobs: readonly Job[], now: Date): Promise<Set<string>> {
  const rows = await db().job.findMany({
    where: { OR: jobs.map((job) => free(job, now)) },
    select: { name: true },
  });
  return new Set(rows.map(({ name }) => name));
}

/** Takes a job, which only one of many instances can do. */
export async function claimJob(job: Job, owner: string, now: Date): Promise<boolean> {
  const { count } = await db().job.updateMany({
    where: free(job, now),
    data: { leaseOwner: owner, leaseUntil: new Date(now.getTime() + leaseTime), startedAt: now },
  });
  return count === 1;
}

/** A sign of life of a long run. */
export async function extendLease(name: string, owner: string, now: Date): Promise<void> {
  await db().job.updateMany({
    where: { name, leaseOwner: owner },
    data: { leaseUntil: new Date(now.getTime() + leaseTime) },
  });
}

/** Gives the job back; nothing when another instance has taken it over meanwhile. */
export async function releaseJob(
  name: string,
  owner: string,
  outcome: { now: Date; nextRunAt: Date; error: string },
): Promise<void> {
  const { now, nextRunAt, error } = outcome;
  await db().job.updateMany({
    where: { name, leaseOwner: owner },
    data: { leaseOwner: null, leaseUntil: null, finishedAt: now, nextRunAt, error },
  });
}

/**
 * A time further away than it can have been set was set by a clock that has gone back since, or that runs ahead: the job
 * would not run until then.
 */
function free({ name, every }: Job, now: Date) {
  const after = (ms: number) => new Date(now.getTime() + ms);
  return {
    name,
    AND: [
      { OR: [{ nextRunAt: { lte: now } }, { nextRunAt: { gt: after(every + clockTolerance) } }] },
      {
        OR: [
          { leaseUntil: null },
          { leaseUntil: { lt: now } },
          { leaseUntil: { gt: after(leaseTime + clockTolerance) } },
        ],
      },
    ],
  };
}
