import { line } from "./fields";

/** Whether the runtime knows a time zone by this name (IANA). */
export function isZone(name: string): boolean {
  try {
    // Offsets such as "+02:00" are accepted by some runtimes only, and know no summer time.
    return /^[A-Za-z]/.test(name) && Boolean(new Intl.DateTimeFormat("en-US", { timeZone: name }));
  } catch {
    return false;
  }
}

export const Timezone = line(64).refine(isZone, "must be a time zone such as Europe/Zurich");
