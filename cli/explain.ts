import { cannotOpen } from "../lib/cannot-open";
import { ConfigurationError } from "../lib/env";
import { type AppError, type ErrorDetail, isAppError } from "../lib/errors";
import { unavailability } from "../lib/unavailable";
import { type Command, UsageError } from "./command";

/** Errors whose message is written for whoever runs the command. */
const toldAsTheyAre = ["MigrationError", "CopyError"];

/** An error in one line that says what to do, in terms of the flags that were typed. */
export function explain(error: unknown, command: Command | null): string {
  if (error instanceof UsageError) return oneLine(error.message);
  if (isAppError(error)) return oneLine(refusal(error, command));
  // One line for each mistake in the configuration.
  if (error instanceof ConfigurationError) return error.message;
  if (process.env.LATCHKEY_DEBUG === "1" && error instanceof Error) return error.stack ?? error.message;
  const away = (error instanceof Error && cannotOpen(error)) || unavailability(error)?.message;
  if (away) return away;
  const message = error instanceof Error ? error.message : String(error);
  const isTold = error instanceof Error && toldAsTheyAre.includes(error.name);
  return oneLine(isTold ? message : `Failed: ${message}`);
}

function refusal(error: AppError, command: Command | null): string {
  if (error.code !== "validation_failed" || error.errors.length === 0) return error.message;
  return error.errors.map((detail) => mistake(detail, command)).join(" ");
}

function mistake({ pointer, detail }: ErrorDetail, command: Command | null): string {
  const field = pointer?.split("/")[1];
  if (!field) return detail;
  return `--${command?.fields[field] ?? field}: ${detail}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
