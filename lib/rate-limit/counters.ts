/** What is counted under one name: how much, and how long its window still lasts in milliseconds. */
export type Used = Readonly<{
  used: number;
  msLeft: number;
  /** Others count too and cannot be asked now: a part of the limit has to do. */
  alone?: true;
}>;

/**
 * Where requests are counted. What can answer at once does so without a promise, since this is on the path of every
 * request. Nothing here ever fails, nor takes longer than a tenth of a second.
 */
export type Counters = Readonly<{
  /** Counts one request; begins a window of `seconds` seconds if none is open. */
  count: (name: string, seconds: number) => Used | Promise<Used>;
  look: (name: string, seconds: number) => Used | Promise<Used>;
  /** Gives one request back, and none that was never counted. */
  refund: (name: string, seconds: number) => Used | Promise<Used>;
  /** Forgets what was counted. */
  clear: (name: string) => void | Promise<void>;
  /** Whether a store that is shared with others answers now; absent where nothing is shared. */
  answers?: () => Promise<boolean>;
}>;
