import { type OutgoingHttpHeader, type OutgoingHttpHeaders, type Server, ServerResponse } from "node:http";
import { Server as Listener } from "node:net";
import { phase } from "./phase";

/** How long after the last connection was taken a request on an open one may still be on its way, in milliseconds. */
const lastRequests = 500;

/**
 * Stops listening and resolves when every connection has ended. Node's own `close` would end at once what it has read
 * nothing from, although a client may just have sent its next request: who did is answered first, on a connection that
 * ends with the answer. What nobody used by then is ended.
 */
export async function closeListener(server: Server): Promise<void> {
  const ended = new Promise<void>((resolve) => {
    Listener.prototype.close.call(server, () => resolve());
  });
  const last = setTimeout(() => server.closeIdleConnections(), lastRequests);
  await ended;
  clearTimeout(last);
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
