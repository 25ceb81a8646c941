import "server-only";
import { EventEmitter } from "node:events";
import { shared } from "../process-state";

/** One for the process, whichever bundle writes and whichever reads. */
const signal = () => shared("event-signal", () => new EventEmitter().setMaxListeners(0));

/** Says that a workspace has new events. After the commit: whoever looks then finds them. */
export function announceEvents(workspaceId: string): void {
  signal().emit("events", workspaceId);
}

/**
 * Calls back whenever this process has committed events. Other processes on the same database are not heard: whoever must
 * not miss theirs asks the database from time to time as well.
 * @returns what ends it.
 */
export function onEvents(listener: (workspaceId: string) => void): () => void {
  signal().on("events", listener);
  return () => signal().off("events", listener);
}
