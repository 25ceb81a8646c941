import { databaseUrl } from "../lib/env";
import { UsageError } from "./command";

/** @throws UsageError for what names no database. */
export function requireDatabaseUrl(flag: string, url: string): void {
  if (!databaseUrl.test(url)) throw new UsageError(`--${flag} must begin with file: or postgresql://.`);
}
