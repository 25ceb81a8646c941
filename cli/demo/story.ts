import type { Change } from "../../lib/audit/record";
import type { First } from "./people";

export type Person = Readonly<{ id: string; name: string }>;

/** Who is in the demo workspace, and when "now" is. */
export type Crew = Readonly<{
  workspaceId: string;
  now: Date;
  member: (first: First) => Person;
}>;

/** Something that happened, as the audit log will tell it. */
export type Happening = Readonly<{
  at: Date;
  actor: Readonly<{ type: "user" | "api_key" | "system"; id: string; name: string }>;
  change: Change;
}>;

export function byTime(a: { at: Date }, b: { at: Date }): number {
  return a.at.getTime() - b.at.getTime();
}
