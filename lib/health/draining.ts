import { type OutgoingHttpHeader, type OutgoingHttpHeaders, ServerResponse } from "node:http";
import { shared } from "../process-state";

const state = () => shared("draining", () => ({ draining: false }));

/** From now on the process is about to end: it is not ready, and asks its clients to go elsewhere. */
export function beginDraining(): void {
  state().draining = true;
}

export function isDraining(): boolean {
  return state().draining;
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
    if (isDraining()) this.shouldKeepAlive = false;
    return super.writeHead(status, ...(rest as [OutgoingHttpHeaders?]));
  }
}
