import "server-only";
import { shared } from "../process-state";

/** How long what was counted is told again, in milliseconds. */
const freshFor = 15_000;
/** Answers that are kept, at most. */
const mostKept = 1_000;

type Kept = Readonly<{ until: number; counted: Promise<unknown> }>;
const kept = () => shared("dashboard", () => new Map<string, Kept>());

export type Counted<T> = Readonly<{ data: T; as_of: string }>;

/**
 * What was counted for the same workspace and question in the last 15 seconds, else what `count` finds. Screens that ask
 * together make the database count once.
 */
export function fresh<T>(
  { workspace, now }: { workspace: { id: string }; now: Date },
  question: object,
  count: () => Promise<T>,
): Promise<Counted<T>> {
  const answers = kept();
  const name = JSON.stringify([workspace.id, question]);
  const known = answers.get(name);
  if (known && known.until > now.getTime()) return known.counted as Promise<Counted<T>>;
  if (answers.size >= mostKept) answers.clear();
  const counted = count().then((data) => ({ data, as_of: now.toISOString() }));
  answers.set(name, { until: now.getTime() + freshFor, counted });
  // A failure is not kept: the next request counts again.
  counted.catch(() => answers.delete(name));
  return counted;
}
