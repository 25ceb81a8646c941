import type { EventType } from "./event-types";
import type { Needs } from "./needs";

/** One event, as the code that makes the change tells it. Never a secret. */
export type Told = Readonly<{
  type: EventType;
  /** What happened to `object.id`. Exactly the shape in which the API shows it, after the change. */
  object: Readonly<{ id: string }>;
  /** The members that changed, as they were before. */
  previous?: Readonly<Record<string, unknown>>;
  /** Another row of `needs` than the first of the type's. */
  needs?: Needs;
}>;
