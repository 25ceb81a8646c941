import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { log } from "../log";
import { db } from "./client";
import { pointRead } from "./point-read";

const id = "clock";
/** How long a request waits for this write, in milliseconds. It must not fail, nor hang, because of it. */
const patience = 100;
/** How far the clock may be behind before somebody is told, in milliseconds: two instances never agree to the millisecond. */
const worthTelling = 60_000;

const readLatest = pointRead<{ latest_at: number }>("latest-time", "SELECT latest_at FROM clock WHERE id = ?");

/** Joins the latest time that any instance has seen to a row, as the column `latest_at`: see docs/decisions/024. */
export const joinLatestTime = `LEFT JOIN clock ON clock.id = '${id}'`;

/** The time that expiries are compared with, in epoch milliseconds: a clock that was set back makes nothing live again. */
export function timeOfExpiries(now: number, { latest_at }: { latest_at: number | null }): number {
  return latest_at === null ? now : Math.max(now, latest_at);
}

/** Notes that it has been this late; times before the latest one change nothing. */
export async function noteTime(now: Date): Promise<void> {
  await db().$executeRaw`
    INSERT INTO clock (id, latest_at) VALUES (${id}, ${now})
    ON CONFLICT (id) DO UPDATE SET latest_at = excluded.latest_at WHERE clock.latest_at < excluded.latest_at`;
}

/** The same for a request that saw something expire. */
export async function noteTimeSoon(now: number): Promise<void> {
  const write = noteTime(new Date(now)).catch((error: unknown) => log().warn({ err: error }, "the time was not noted"));
  await Promise.race([write, sleep(patience, undefined, { ref: false })]);
}

/** What a job does each minute: notes the time, and tells of a clock that is behind it. */
export async function keepTime(now: Date): Promise<void> {
  const latest = (await readLatest(id))?.latest_at ?? 0;
  const behind = latest - now.getTime();
  if (behind > worthTelling) {
    log().warn({ behindSeconds: Math.round(behind / 1_000) }, "the clock is behind the latest time that was seen");
  }
  await noteTime(now);
}
