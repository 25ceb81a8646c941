import "server-only";
import { onEvents } from "../../events/signal";
import { log } from "../../log";
import { shared } from "../../process-state";
import { attempt } from "./attempt";
import { type Claimed, claimDue, giveBack, withDue } from "./claim";
import { behind, dispatch } from "./dispatch";
import { continueRecovery, unfinishedRecoveries } from "./recover";
import { onWake } from "./wake";

/** How often the database is asked for what other processes have left and what is due again, in milliseconds. */
const lookEvery = 1_000;
/** The shortest time between two looks, in milliseconds: under many writes each look takes up many events. */
const restAfterLook = 50;
/** Attempts of this process at once, for all webhooks together. */
const mostAttempts = 50;
/** How long stopping waits for attempts, in milliseconds. What is cut off is given back, and attempted elsewhere. */
const stopPatience = 5_000;

export type Courier = Readonly<{
  /** Looks once, and waits for the attempts that it begins: the timer calls the like, and tests do. */
  round: () => Promise<void>;
  stop: () => Promise<void>;
}>;

/**
 * Turns events into deliveries and attempts them until it is stopped. Any number of processes may do so on one database. A
 * change of this process is taken up at once, one of another within a second.
 */
export function createCourier({ byItself = true } = {}): Courier {
  const ending = new AbortController();
  const running = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<boolean> | null = null;
  let isRung = false;

  const begin = (claimed: Claimed) => {
    const run = (ending.signal.aborted ? giveBack(claimed, new Date()) : attempt(claimed, ending.signal))
      .catch((error: unknown) => log().error({ err: error, delivery: claimed.id }, "a delivery could not be attempted"))
      .finally(() => {
        running.delete(run);
        // Its place is free: another one of the same webhook may wait for it.
        ring();
      });
    running.add(run);
  };

  /** @returns whether there was anything to do. */
  async function look(): Promise<boolean> {
    const now = new Date();
    const [late, recoveries] = await Promise.all([behind(), unfinishedRecoveries()]);
    let done = 0;
    for (const id of late) done += await guarded(dispatch(id, now).then(() => 1));
    for (const id of recoveries) done += await guarded(continueRecovery(id, now).then(() => 1));
    for (const id of await withDue(new Date())) {
      const room = mostAttempts - running.size;
      if (room <= 0 || ending.signal.aborted) break;
      done += await guarded(claimDue(id, room, new Date()).then((claimed) => claimed.map(begin).length));
    }
    return done > 0;
  }

  function plan(wait: number): void {
    clearTimeout(timer);
    if (!ending.signal.aborted) timer = setTimeout(turn, wait).unref();
  }

  function turn(): void {
    isRung = false;
    looking ??= look()
      .catch((error: unknown) => {
        log().warn({ err: error }, "deliveries could not be looked at");
        return false;
      })
      .then((found) => {
        looking = null;
        plan(found || isRung ? restAfterLook : lookEvery);
        return found;
      });
  }

  function ring(): void {
    if (!byItself) return;
    isRung = true;
    if (looking === null) plan(restAfterLook);
  }

  const stopListening = [onEvents(ring), onWake(ring)];
  if (byItself) plan(0);
  return {
    async round() {
      await look();
      await Promise.all(running);
    },
    async stop() {
      for (const stop of stopListening) stop();
      clearTimeout(timer);
      const cut = setTimeout(() => ending.abort(), byItself ? stopPatience : 0);
      await looking;
      await Promise.allSettled(running);
      clearTimeout(cut);
      ending.abort();
    },
  };
}

/** One webhook that cannot be dealt with does not stop the others, and is looked at again a second later. */
async function guarded(work: Promise<number>): Promise<number> {
  return work.catch((error: unknown) => {
    log().warn({ err: error }, "a webhook could not be looked after");
    return 0;
  });
}

/** Starts the one courier of this process, whichever of `server.ts` and Next's start hook comes first. */
export function startCourier(): Courier {
  return shared("courier", () => createCourier());
}
