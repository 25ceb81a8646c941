import "server-only";
import { liveKeys } from "../../access/key-status";

/** The keys that are neither revoked nor expired. Every change of a key is confined to these, in the write itself. */
export function live(now: Date) {
  return liveKeys(now);
}
