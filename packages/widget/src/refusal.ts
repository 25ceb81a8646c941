import type { Problem } from "./api.ts";
import { fill, type Messages } from "./messages.ts";

/** What to say of a refusal that is about no field; null when it is about some. */
export function reasonFor({ status, code, retry_after = 60 }: Problem, messages: Messages): string | null {
  if (status === 0) return messages.offline;
  if (status === 429) return fill(messages.wait, { n: Math.ceil(retry_after / 60) });
  if (code === "widget_disabled") return messages.closed;
  return status >= 500 ? messages.failed : null;
}
