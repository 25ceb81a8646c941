import pino, { type Logger } from "pino";
import { env } from "./env";
import { shared } from "./process-state";

/** The process's log: JSON lines on standard output. Never pass it a header, a body or a key. */
export function log(): Logger {
  return shared("log", () =>
    pino(
      { level: env().LOG_LEVEL, base: null, timestamp },
      // Buffered: one write for many lines. At exit `flushLog` writes what is left.
      pino.destination({ fd: 1, minLength: 4096, sync: false }),
    ),
  );
}

let lastMoment = 0;
let lastTimestamp = "";

/** The time as people read it, written out once for all lines of a millisecond. */
function timestamp(): string {
  const moment = Date.now();
  if (moment !== lastMoment) {
    lastMoment = moment;
    lastTimestamp = `,"time":"${new Date(moment).toISOString()}"`;
  }
  return lastTimestamp;
}

export function flushLog(): void {
  try {
    log().flush();
  } catch {
    // Not opened yet: nothing was logged.
  }
}
