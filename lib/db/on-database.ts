import "server-only";
import { env } from "../env";
import { forgetShared } from "../process-state";
import { closeDb } from "./client";
import { closePointReads } from "./point-read";

/**
 * Runs work on another database than the process was started on, through the functions that know but one. For commands that
 * do nothing else meanwhile.
 */
export async function onDatabase<T>(url: string, work: () => Promise<T>): Promise<T> {
  const usual = env().DATABASE_URL;
  await turnTo(url);
  try {
    return await work();
  } finally {
    await turnTo(usual);
  }
}

async function turnTo(url: string): Promise<void> {
  await closeDb();
  await closePointReads();
  process.env.DATABASE_URL = url;
  forgetShared("env");
}
