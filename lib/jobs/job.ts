/** Something that runs by itself. It must bear being killed at any moment and, rarely, being run twice at once. */
export type Job = Readonly<{
  /** Its row's name in the database; never rename one. */
  name: string;
  /** Milliseconds from the end of one run to the next. */
  every: number;
  /** Asked before a run, without a write: a job that runs often says here whether there is anything to do. */
  isNeeded?: (now: Date) => Promise<boolean>;
  /** `signal` is aborted when the process is to end. */
  run: (signal: AbortSignal, now: Date) => Promise<void>;
}>;
