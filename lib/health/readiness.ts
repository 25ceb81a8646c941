import "server-only";
import { migrationState } from "../db/migration-state";
import { log } from "../log";
import { shared } from "../process-state";
import { countersAnswer } from "../rate-limit/limiter";
import { within } from "../within";
import { type Phase, phase } from "./phase";

/** How long a probe waits for the database, in milliseconds; probes of orchestrators give up after one second or more. */
const patience = 900;

/**
 * What is looked at. `redis` is there only where limits are counted in it; `ahead` is a database that a newer version has
 * migrated while this process goes on, as in a rolling upgrade.
 */
export type Checks = Readonly<{
  process: Phase;
  database: "ok" | "failing";
  migrations: "ok" | "ahead" | "behind" | "unknown";
  redis?: "ok" | "failing";
}>;

/** `api`: the API answers requests, which it does before the pages can be shown. */
export type Readiness = Readonly<{ ready: boolean; api: boolean; checks: Checks }>;

type Look = Promise<Pick<Checks, "database" | "migrations">>;
const state = () =>
  shared("readiness", (): { looking: Look | null; ready: boolean } => ({
    looking: null,
    ready: phase() !== "starting",
  }));

/**
 * Whether requests should come here, within a second. Redis is reported, and missing it makes nobody unready: limits are
 * then counted by each instance. Logs when the answer changes, not each time.
 */
export async function readiness(): Promise<Readiness> {
  const [database, isCounting] = await Promise.all([lookAtDatabase(), countersAnswer()]);
  const checks: Checks = {
    process: phase(),
    ...database,
    ...(isCounting === null ? {} : { redis: isCounting ? "ok" : "failing" }),
  };
  const api = checks.process !== "draining" && checks.database === "ok" && checks.migrations !== "behind";
  const ready = api && checks.process === "serving";
  if (ready !== state().ready) {
    state().ready = ready;
    if (ready) log().info(checks, "ready");
    else log().warn(checks, "not ready");
  }
  return { ready, api, checks };
}

/** Probes that come at the same moment share one look, so that anybody may ask as often as they like. */
function lookAtDatabase(): Look {
  const known = state();
  known.looking ??= look().finally(() => {
    known.looking = null;
  });
  return known.looking;
}

async function look(): Look {
  const found = await within(patience, migrationState());
  if (found === null) return { database: "failing", migrations: "unknown" };
  return { database: "ok", migrations: found === "current" ? "ok" : found };
}
