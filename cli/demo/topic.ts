/** One thing that happens to people: what they call it, what they write, and what helps. */
type Case = Readonly<{ subjects: readonly string[]; body: string; reply: string }>;

/**
 * Something people write about. Names in braces are filled in, the same way throughout one conversation. A body stands
 * between a greeting and a farewell.
 */
export type Topic = Readonly<{
  tags: readonly string[];
  type: string;
  weight: number;
  cases: readonly Case[];
  /** What the customer says to an answer. */
  followUps: readonly string[];
  /** What an agent says to that. */
  replies: readonly string[];
  /** What the colleagues tell each other. */
  notes: readonly string[];
}>;

export type { Case };
