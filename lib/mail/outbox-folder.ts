import "server-only";
import { dirname, join } from "node:path";
import { provider, sqlitePath } from "../db/client";
import { env } from "../env";

/** Where messages are written as files when there is no SMTP_URL, beside the database; null when there is one. */
export function outboxFolder(): string | null {
  if (env().SMTP_URL) return null;
  return join(provider() === "sqlite" ? dirname(sqlitePath()) : "data", "outbox");
}
