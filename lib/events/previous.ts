import { difference } from "../audit/difference";

/** These rise with every change, and say nothing of it. */
const risesAlways = ["version", "updated_at"];

/** Of a thing as the API shows it, the members that changed, as they were before. */
export function previousOf(before: object, after: object): Record<string, unknown> {
  const changed = difference({ ...before }, { ...after })?.before ?? {};
  return Object.fromEntries(Object.entries(changed).filter(([name]) => !risesAlways.includes(name)));
}
