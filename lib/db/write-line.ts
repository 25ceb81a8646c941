import "server-only";
import { shared } from "../process-state";
import { databaseBusy } from "../unavailable";

/**
 * Writes of programs that this process has under way or waiting at a time. Writes come one after the other, some hundred of
 * them in a second; without an end to the line each would wait until its time is over, hold its memory until then, and
 * whoever presses "Revoke key" meanwhile would wait behind all of them.
 */
export const mostWrites = 200;

/**
 * Takes a place in the line for as long as the work lasts.
 * @throws AppError `temporarily_unavailable` at once when there is none.
 */
export async function inWriteLine<T>(work: () => Promise<T>): Promise<T> {
  const line = shared("write-line", () => ({ length: 0 }));
  if (line.length >= mostWrites) throw databaseBusy();
  line.length += 1;
  try {
    return await work();
  } finally {
    line.length -= 1;
  }
}
