import "server-only";
import { hkdfSync, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { providerOf, sqlitePath } from "../db/client";
import { appUrl, ConfigurationError, env } from "../env";
import { forgetShared } from "../process-state";

/**
 * Makes sure that there is a secret to sign sessions and cursors with: AUTH_SECRET, else the one kept beside the
 * database, else a new one that is kept there. Instances that share a PostgreSQL database must be given the same
 * AUTH_SECRET. Also hands next-auth its address, which must never come from a request.
 */
export function prepareAuthEnvironment(): void {
  if (!env().AUTH_SECRET) {
    process.env.AUTH_SECRET = keptSecret();
    forgetShared("env");
  }
  process.env.NEXTAUTH_SECRET = process.env.AUTH_SECRET;
  // What one instance encrypts into a page, another has to read: Next's own key is that of a build.
  process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY = Buffer.from(
    hkdfSync("sha256", authSecret(), "", "server actions", 32),
  ).toString("base64");
  process.env.NEXTAUTH_URL = appUrl();
}

/** Where the secret of an installation is kept that was given none. */
export function secretFile(databaseUrl: string = env().DATABASE_URL): string {
  return join(providerOf(databaseUrl) === "sqlite" ? dirname(sqlitePath(databaseUrl)) : "data", "auth-secret");
}

/** The secret that an installation on this database runs with; null when none is made yet. */
export function findSecret(databaseUrl: string): string | null {
  const file = secretFile(databaseUrl);
  return env().AUTH_SECRET ?? (existsSync(file) ? readFileSync(file, "utf8").trim() : null);
}

/** Tells one secret from another without giving it away: 16 hexadecimal digits. */
export function fingerprintOf(secret: string): string {
  return Buffer.from(hkdfSync("sha256", secret, "", "latchkey secret fingerprint 1", 8)).toString("hex");
}

function keptSecret(): string {
  const file = secretFile();
  mkdirSync(dirname(file), { recursive: true });
  try {
    // "wx": of two processes that start together, one writes and the other reads what it wrote.
    writeFileSync(file, `${randomBytes(32).toString("base64url")}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const secret = readFileSync(file, "utf8").trim();
  // A disk that was full, or another process that has not written yet.
  if (secret.length < 32) throw new ConfigurationError(`${file} holds no secret. Delete it, and a new one is made.`);
  return secret;
}

/** @throws when it was not prepared: nothing may be signed with an empty secret. */
export function authSecret(): string {
  const secret = env().AUTH_SECRET;
  if (!secret) throw new Error("AUTH_SECRET is not prepared.");
  return secret;
}
