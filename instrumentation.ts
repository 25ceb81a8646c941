import type { Instrumentation } from "next";

/** Runs once before Next serves anything: under `server.ts` everything is prepared already, and this changes nothing. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { prepare } = await import("./lib/prepare");
  await prepare();
  const { startLimiter } = await import("./lib/rate-limit/start");
  await startLimiter();
  // Plain `next start` has nobody else to run them.
  const { startJobs } = await import("./lib/jobs/scheduler");
  const { jobs } = await import("./app/background/jobs");
  startJobs(jobs);
  const { startCourier } = await import("./lib/webhooks/commands/courier");
  startCourier();
  const { closeWaitingRoomOnSignal } = await import("./lib/events/waiting-room");
  closeWaitingRoomOnSignal();
}

/** A page that failed shows the digest as its reference; this line is where it leads. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { log } = await import("./lib/log");
  const digest = error instanceof Error && "digest" in error ? error.digest : undefined;
  log().error({ err: error, digest, method: request.method, route: context.routePath }, "page failed");
};
