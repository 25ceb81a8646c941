import "server-only";
import { EventEmitter } from "node:events";
import { shared } from "../../process-state";

/** One for the process, whichever bundle calls and whichever listens. */
const bell = () => shared("webhooks-bell", () => new EventEmitter());

/** Says that something is due; after the commit. Other processes find it at their next look. */
export function wakeCourier(): void {
  bell().emit("ring");
}

/** @returns what ends it. */
export function onWake(listener: () => void): () => void {
  bell().on("ring", listener);
  return () => bell().off("ring", listener);
}
