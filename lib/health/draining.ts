import { type OutgoingHttpHeader, type OutgoingHttpHeaders, type Server, ServerResponse } from "node:http";
import { Server as Listener } from "node:net";
import { setImmediate as eventLoopRound } from "node:timers/promises";
import { phase } from "./phase";

/** How long after the last connection was taken a request on an open one may still be on its way, in milliseconds. */
const lastRequests = 500;

/** A round of the event loop that took longer may have let somebody in meanwhile, in milliseconds. */
const shortRound = 1;
/** A quiet moment is waited for so long, in milliseconds. */
const patience = 500;

/**
 * Stops listening and resolves when every connection has ended. Node's own `close` would end at once what it has read
 * nothing from, although a client may just have sent its next request: who did is answered first, on a connection that
 * ends with the answer. What nobody used by then is ended.
 */
export async function closeListener(server: Server): Promise<void> {
  await quietMoment(server);
  const ended = new Promise<void>((resolve) => {
    Listener.prototype.close.call(server, () => resolve());
  });
  const last = setTimeout(() => void quietMoment(server).then(() => server.closeIdleConnections()), lastRequests);
  await ended;
  clearTimeout(last);
}

/**
 * Resolves when a round of the event loop has brought nothing new. The system takes connections, and what is sent on them, before
 * the process looks; whatever it has not looked at when a socket is closed is reset, and a proxy that has sent a POST on it
 * cannot know whether it was done. Right after a look that found nothing there is next to nothing of that.
 */
async function quietMoment(server: Server): Promise<void> {
  let events = 0;
  const count = () => {
    events += 1;
  };
  server.on("connection", count).on("request", count);
  const deadline = performance.now() + patience;
  for (let isQuiet = false; !isQuiet && performance.now() < deadline; ) {
    const [before, began] = [events, performance.now()];
    await eventLoopRound();
    isQuiet = events === before && performance.now() - began < shortRound;
  }
  server.off("connection", count).off("request", count);
}

/**
 * The answers of the server. While the process drains each ends its connection and says so, those to requests that came
 * before it too: a client that kept the connection would send its next request to a process that is gone.
 */
export class DrainingResponse extends ServerResponse {
  /** Every answer passes here, with its headers implied as well. */
  override writeHead(
    status: number,
    ...rest: (string | OutgoingHttpHeaders | OutgoingHttpHeader[] | undefined)[]
  ): this {
    if (phase() === "draining") this.shouldKeepAlive = false;
    return super.writeHead(status, ...(rest as [OutgoingHttpHeaders?]));
  }
}
