import { beforeEach, expect, onTestFinished, test } from "vitest";
import { db } from "../db/client";
import type { Job } from "./job";
import { claimJob, leaseTime, registerJobs } from "./lease";
import { createScheduler } from "./scheduler";

beforeEach(async () => void (await db().job.deleteMany()));

/** A scheduler on a clock of the test's own; stopped when the test has finished. */
function given(job: Job, clock: { now: number }) {
  const scheduler = createScheduler([job], () => new Date(clock.now));
  onTestFinished(() => scheduler.stop());
  return scheduler;
}

const counting = (more: Partial<Job> = {}) => {
  const runs: number[] = [];
  const job: Job = {
    name: "count",
    every: 60_000,
    run: async (_signal, now) => void runs.push(now.getTime()),
    ...more,
  };
  return { job, runs };
};

test("a job runs at once, then again when its time has come", async () => {
  const clock = { now: Date.now() };
  const { job, runs } = counting();
  const { tick } = given(job, clock);
  await tick();
  await tick();
  expect(runs).toHaveLength(1);
  clock.now += 60_000;
  await tick();
  expect(runs).toHaveLength(2);
});

test("of five schedulers that look at the same moment, one runs the job", async () => {
  const clock = { now: Date.now() };
  const { job, runs } = counting();
  const schedulers = Array.from({ length: 5 }, () => given(job, clock));
  for (let round = 1; round <= 5; round++) {
    await Promise.all(schedulers.map(({ tick }) => tick()));
    expect(runs).toHaveLength(round);
    clock.now += 60_000;
  }
});

test("a job of a process that was killed runs again when its lease has run out, not before", async () => {
  const clock = { now: Date.now() };
  const { job, runs } = counting();
  await registerJobs([job], new Date(clock.now));
  expect(await claimJob(job, "a process that was killed", new Date(clock.now))).toBe(true);
  const { tick } = given(job, clock);
  await tick();
  expect(runs).toHaveLength(0);
  clock.now += leaseTime + 1;
  await tick();
  expect(runs).toHaveLength(1);
});

test("when a job runs next survives a restart", async () => {
  const clock = { now: Date.now() };
  const { job, runs } = counting();
  await given(job, clock).tick();
  await given(job, clock).tick();
  expect(runs).toHaveLength(1);
});

test("a job that fails is noted without its words and runs again at its next time", async () => {
  const clock = { now: Date.now() };
  let runs = 0;
  const { job } = counting({
    run: async () => {
      runs += 1;
      throw new Error("password hunter2");
    },
  });
  const { tick } = given(job, clock);
  await tick();
  expect(await db().job.findUniqueOrThrow({ where: { name: job.name } })).toMatchObject({
    error: "Error",
    leaseOwner: null,
  });
  clock.now += 60_000;
  await tick();
  expect(runs).toBe(2);
});

test("a job that is not needed is not claimed, so that nothing is written", async () => {
  const clock = { now: Date.now() };
  const { job, runs } = counting({ isNeeded: async () => false });
  await given(job, clock).tick();
  expect(runs).toHaveLength(0);
  expect((await db().job.findUniqueOrThrow({ where: { name: job.name } })).startedAt).toBeNull();
});

test("stopping tells what runs to end, waits for it and gives it back", async () => {
  const clock = { now: Date.now() };
  let ended = false;
  const { job } = counting({
    run: (signal) =>
      new Promise<void>((resolve) => {
        signal.addEventListener("abort", () => {
          ended = true;
          resolve();
        });
      }),
  });
  const { tick, stop } = createScheduler([job], () => new Date(clock.now));
  const ticking = tick();
  await expect.poll(async () => (await db().job.findFirst())?.leaseOwner ?? null).not.toBeNull();
  await stop();
  await ticking;
  expect(ended).toBe(true);
  expect((await db().job.findUniqueOrThrow({ where: { name: job.name } })).leaseOwner).toBeNull();
});

test("a job goes on when the clock has gone back by hours", async () => {
  const clock = { now: Date.now() };
  const { job, runs } = counting();
  const { tick } = given(job, clock);
  await tick();
  clock.now -= 2 * 3_600_000;
  await tick();
  await tick();
  expect(runs).toHaveLength(2);
  clock.now += 60_000;
  await tick();
  expect(runs).toHaveLength(3);
});
