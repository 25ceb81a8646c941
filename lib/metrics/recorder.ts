import { shared } from "../process-state";
import { Durations, Tally } from "./tally";

const requestBounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What is counted while it happens. What can be looked up is looked up when somebody asks, see `registry.ts`. */
export class Recorder {
  /** `route` is a pattern of the API, or what of the console it is; never a path. */
  readonly requests = new Durations<{ method: string; route: string; status: string }>(requestBounds);
  /** `valid`, or the code of the refusal. */
  readonly keyChecks = new Tally<{ outcome: string }>();
  readonly rateLimited = new Tally<{ policy: string }>();
  readonly queries = new Durations<{ kind: "point_read" | "transaction" }>(requestBounds);
  readonly jobs = new Tally<{ job: string; outcome: "done" | "failed" }>();
  /** When a job last went well here, in seconds since the epoch. */
  readonly jobSuccess = new Map<string, number>();
  readonly webhooks = new Tally<{ outcome: "delivered" | "retried" | "failed" }>();
  readonly mail = new Tally<{ outcome: "sent" | "retried" | "given_up" }>();
}

const holder = () => shared("metrics-recorder", (): { recorder: Recorder | null } => ({ recorder: null }));

/** Null unless metrics are asked for: nothing is counted then. */
export function recorder(): Recorder | null {
  return holder().recorder;
}

export function startRecording(): Recorder {
  holder().recorder ??= new Recorder();
  return holder().recorder as Recorder;
}

const methods: ReadonlySet<string> = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** Anybody may invent methods. */
export function methodLabel(method: string | undefined): string {
  return method !== undefined && methods.has(method) ? method : "other";
}

/** `2xx`: single statuses are told apart by the outcomes of key checks. */
export function statusLabel(status: number): string {
  return `${Math.floor(status / 100)}xx`;
}
