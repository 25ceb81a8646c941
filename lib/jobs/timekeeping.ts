import "server-only";
import { keepTime } from "../db/latest-time";
import type { Job } from "./job";

/** Notes each minute how late it has become, so that a clock that is set back brings nothing to life again. */
export const timekeeping: Job = { name: "keep-time", every: 60_000, run: (_signal, now) => keepTime(now) };
