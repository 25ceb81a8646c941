import type { ReplacementSide } from "@/lib/api-keys/schema";
import { type SilenceWindow, silenceWindows } from "@/lib/api-keys/silence";

type State = { from: ReplacementSide; to: ReplacementSide; window: SilenceWindow; silent: boolean };

/** What revoking the old key would do now, in a sentence or two. */
export function finishAdvice({ from, to, window, silent }: State): string {
  const span = silenceWindows.find(({ value }) => value === window)?.label ?? window;
  const unused = to.lastCallAt === null ? ` ${to.key.name} has not been used yet.` : "";
  if (from.lastCallAt === null) return `${from.key.name} has never been used.${unused}`;
  if (silent)
    return `${from.key.name} has been silent for ${span}. Nothing that called in that time will miss it.${unused}`;
  return `${from.key.name} was called within the last ${span}. Revoking it now stops whatever still uses it.${unused}`;
}
