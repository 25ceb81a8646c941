import pino, { type Logger } from "pino";
import { env } from "./env";
import { shared } from "./process-state";

/** The process's log: JSON lines on standard output. Never pass it a header, a body or a key. */
export function log(): Logger {
  return shared("log", () =>
    pino(
      { level: env().LOG_LEVEL, base: null, timestamp: pino.stdTimeFunctions.isoTime },
      // Buffered: one write for many lines. At exit `flushLog` writes what is left.
      pino.destination({ fd: 1, minLength: 4096, sync: false }),
    ),
  );
}

export function flushLog(): void {
  try {
    log().flush();
  } catch {
    // Not opened yet: nothing was logged.
  }
}
