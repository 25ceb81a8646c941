import "server-only";
import { prepareAuthEnvironment } from "./auth/secret";
import { migrate } from "./db/migrate";
import { env } from "./env";
import { shared } from "./process-state";

/**
 * What must be right before the first request: configuration, the secret, the database's tables. Once per process.
 * @throws ConfigurationError with one line for each mistake.
 */
export function prepare(): Promise<void> {
  return shared("prepared", start);
}

async function start(): Promise<void> {
  env();
  prepareAuthEnvironment();
  await migrate();
}
