import { apiKey } from "@better-auth/api-key";
import { betterAuth } from "better-auth";
import Sqlite from "better-sqlite3";

const database = new Sqlite(process.env.BENCH_DATABASE);
database.pragma("journal_mode = WAL");
database.pragma("synchronous = NORMAL");

/** Baseline (c): better-auth as its documentation sets it up, without its own limiter, which would spare it no work here. */
export const auth = betterAuth({
  database,
  emailAndPassword: { enabled: true },
  plugins: [apiKey({ rateLimit: { enabled: false } })],
  logger: { level: "error" },
});
