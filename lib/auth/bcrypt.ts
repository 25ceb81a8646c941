import "server-only";
import { compare, hash } from "bcryptjs";
import { shared } from "../process-state";

/** What passwords need of bcrypt. */
export type Bcrypt = Readonly<{
  hash: (text: string, cost: number) => Promise<string>;
  compare: (text: string, hash: string) => Promise<boolean>;
}>;

/** Where this process computes it: in the thread that `startBcryptThread` gave it, else where it is asked. */
export function bcrypt(): Bcrypt {
  return shared<Bcrypt>("bcrypt", () => ({ hash, compare }));
}
