import pino, { type Logger } from "pino";
import { env } from "./env";
import { shared } from "./process-state";
import { currentTraceId } from "./tracing/tracing";
import { within } from "./within";

type Lines = { write: (line: string) => void; flush: () => Promise<void> };

/** Bytes that wait for a standard output that takes none, at most. */
const mostWaiting = 16 * 1_048_576;
/** How long the end of the process waits for it, in milliseconds. */
const lastPatience = 1_000;

/**
 * Standard output, at most half a second late: one write for many lines. The lines of one turn of the event loop are handed
 * over together, because the buffer behind measures all it holds with each piece that it gets.
 */
function standardOutput(): Lines {
  const output = pino.destination({
    ...{ fd: 1, minLength: 65_536, maxWrite: 131_072, periodicFlush: 500, sync: false },
    maxLength: mostWaiting,
  });
  // A full disk of the log stops nothing: what waits is written when there is room, and what no longer fits is not logged.
  output.on("error", () => {});
  let lines = "";
  const handOver = () => {
    const all = lines;
    lines = "";
    if (all !== "") output.write(all);
  };
  return {
    write(line) {
      if (lines === "") setImmediate(handOver);
      lines += line;
    },
    // Not `flushSync`, which tries again for ever where nobody reads any more.
    flush() {
      handOver();
      return new Promise((resolve) => output.flush(() => resolve()));
    },
  };
}

const opened = () =>
  shared("log", () => {
    const output = standardOutput();
    const { LOG_LEVEL: level, OTEL_EXPORTER_OTLP_ENDPOINT: traces } = env();
    // Asked for each line, so only where there is an answer.
    const options = traces ? { mixin: () => ({ traceId: currentTraceId() }) } : {};
    return { output, logger: pino({ level, base: null, timestamp, ...options }, output) };
  });

/** The process's log: JSON lines on standard output. Never pass it a header, a body or a key. */
export function log(): Logger {
  return opened().logger;
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

/** At exit: writes what is left, unless standard output takes nothing for a second. Never rejects. */
export async function flushLog(): Promise<void> {
  try {
    await within(lastPatience, opened().output.flush());
  } catch {
    // Not opened yet: nothing was logged.
  }
}
