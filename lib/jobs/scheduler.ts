import "server-only";
import { randomUUID } from "node:crypto";
import { log } from "../log";
import { recorder } from "../metrics/recorder";
import { shared } from "../process-state";
import type { Job } from "./job";
import { claimJob, dueJobs, extendLease, leaseTime, registerJobs, releaseJob } from "./lease";

/** How often the rows are looked at, in milliseconds: one read by primary key order of a handful of rows. */
const tickEvery = 2_000;
/** How long stopping waits for what runs, in milliseconds. What is cut off is repeated when its lease has run out. */
const stopPatience = 5_000;

export type Scheduler = Readonly<{
  /** Looks once and runs what is due; the timer calls it, and tests do. */
  tick: () => Promise<void>;
  stop: () => Promise<void>;
}>;

/** Runs jobs until it is stopped. Any number of processes may do so on one database: each run is had by one of them. */
export function createScheduler(jobs: readonly Job[], clock: () => Date = () => new Date()): Scheduler {
  const owner = randomUUID();
  const ending = new AbortController();
  const running = new Map<string, Promise<void>>();
  let registered: Promise<void> | null = null;

  async function tick(): Promise<void> {
    registered ??= registerJobs(jobs, clock());
    await registered;
    const due = await dueJobs(jobs, clock());
    await Promise.all(jobs.filter(({ name }) => due.has(name) && !running.has(name)).map(begin));
  }

  async function begin(job: Job): Promise<void> {
    const run = (async () => {
      if (ending.signal.aborted) return;
      if (job.isNeeded && !(await job.isNeeded(clock()))) return;
      if (await claimJob(job, owner, clock())) await runLeased(job);
    })().finally(() => running.delete(job.name));
    running.set(job.name, run);
    await run;
  }

  async function runLeased(job: Job): Promise<void> {
    const alive = setInterval(() => void extendLease(job.name, owner, clock()).catch(() => {}), leaseTime / 3).unref();
    let error = "";
    try {
      await job.run(ending.signal, clock());
    } catch (failure) {
      log().error({ err: failure, job: job.name }, "a job failed");
      error = failure instanceof Error ? failure.name : "failed";
    } finally {
      clearInterval(alive);
    }
    const now = clock();
    const counts = recorder();
    counts?.jobs.add({ job: job.name, outcome: error === "" ? "done" : "failed" });
    if (error === "") counts?.jobSuccess.set(job.name, now.getTime() / 1_000);
    await releaseJob(job.name, owner, { now, nextRunAt: new Date(now.getTime() + job.every), error });
  }

  const stopTimer = repeat(tick);
  return {
    tick,
    async stop() {
      stopTimer();
      ending.abort();
      const settled = Promise.allSettled([...running.values()]);
      await Promise.race([settled, new Promise((resolve) => setTimeout(resolve, stopPatience).unref())]);
    },
  };
}

/** Calls `work` again and again, never twice at once; a database that is away is tried at the next tick. */
function repeat(work: () => Promise<void>): () => void {
  let stopped = false;
  let timer: NodeJS.Timeout;
  const next = () => {
    if (stopped) return;
    timer = setTimeout(() => {
      work()
        .catch((error: unknown) => log().warn({ err: error }, "jobs could not be looked at"))
        .finally(next);
    }, tickEvery).unref();
  };
  next();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}

/** Starts the one scheduler of this process, whichever of `server.ts` and Next's start hook comes first. */
export function startJobs(jobs: readonly Job[]): Scheduler {
  return shared("jobs", () => createScheduler(jobs));
}
