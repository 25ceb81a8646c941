import "server-only";
import { mutate, unchanged } from "../../audit/mutate";
import { findKeys } from "../../exposure/find-keys";
import { flagKey } from "../../exposure/flag-key";
import type { ExposureWay } from "../../exposure/ways";
import { log } from "../../log";
import { shared } from "../../process-state";
import { holderCtx } from "../holder-ctx";
import type { Exchange } from "./exchange";

/** Looked into at the same time, at most: a flood of such requests must not become a flood of reads. */
const mostAtOnce = 20;

/** Keys that were flagged by this process: their next such call costs nothing. The database decides what is told. */
type Watch = { running: Set<Promise<void>>; flagged: Set<string> };
const watch = () => shared("exposure-watch", (): Watch => ({ running: new Set(), flagged: new Set() }));

/**
 * Notes that a refused request carried a whole key where anybody could read it. Nothing is awaited: the refusal goes out
 * as fast for a real key as for an invented one.
 */
export function noteExposure(exchange: Exchange, way: ExposureWay): void {
  const { running, flagged } = watch();
  const carried = `${exchange.request.header("authorization") ?? ""} ${exchange.request.search}`;
  for (const { key, publicId } of findKeys(carried.slice(0, 4_096)).slice(0, 2)) {
    const mark = `${way} ${publicId}`;
    if (flagged.has(mark) || running.size >= mostAtOnce) continue;
    const work = flag(exchange, key, way)
      .then((known) => {
        if (flagged.size > 10_000) flagged.clear();
        if (known) flagged.add(mark);
      })
      .catch((error: unknown) => log().warn({ err: error, requestId: exchange.requestId }, "a key was not flagged"))
      .finally(() => running.delete(work));
    running.add(work);
  }
}

async function flag(exchange: Exchange, text: string, way: ExposureWay): Promise<boolean> {
  const { request, requestId, now } = exchange;
  const arrival = { requestId, clientIp: request.caller.ip ?? "", now: new Date(now) };
  const held = await holderCtx(text, "Exposure watch", arrival);
  if (!held) return false;
  const place = `${request.method} ${exchange.route?.path ?? "unknown"}`;
  await mutate(held.ctx, async (tx, record) => {
    const told = await flagKey(tx, record, held.ctx, held.key, { way, place, occasion: "" });
    return told ? true : unchanged(true);
  });
  return true;
}

/** Waits for what is being looked into: before the process ends. */
export async function exposuresNoted(): Promise<void> {
  await Promise.all(watch().running);
}
