import { shared } from "../process-state";

/**
 * `starting`: the API answers, the pages not yet. `draining`: about to end; who is connected is asked to go elsewhere.
 * A process that something else than `server.ts` serves knows of neither.
 */
export type Phase = "starting" | "serving" | "draining";

const state = () => shared("phase", (): { phase: Phase } => ({ phase: "serving" }));

export function enterPhase(phase: Phase): void {
  state().phase = phase;
}

export function phase(): Phase {
  return state().phase;
}
