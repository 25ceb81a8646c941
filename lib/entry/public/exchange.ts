import type { Role } from "../../access/roles";
import type { Standing } from "../../rate-limit/limiter";
import type { Caller } from "../caller";
import type { KeyFacts, Served } from "../endpoint";
import type { Route } from "./routes";

/** A request as both mounts hand it over: plain facts, and a body that is read only when a step asks for it. */
export type ApiRequest = Readonly<{
  method: string;
  /** The path as it came, not decoded, without the query. */
  path: string;
  /** The raw query without `?`. */
  search: string;
  /** A header's value by its lower-case name. */
  header: (name: string) => string | undefined;
  /** How many Authorization headers came; more than one is refused. */
  credentials: number;
  caller: Caller;
  /**
   * The whole body.
   * @throws AppError `body_too_large` above `limit` bytes, `request_timeout` when it takes longer than 30 seconds.
   */
  readBody: (limit: number) => Promise<Uint8Array>;
}>;

export type ApiReply = { status: number; headers: Record<string, string>; body: string };

/** The key of a request, its workspace and its owner, as they are at this moment. */
export type CheckedKey = KeyFacts &
  Readonly<{
    workspace: Readonly<{ id: string; slug: string; name: string }>;
    ownerId: string;
    ownerRole: Role | null;
    ownerHasApiAccess: boolean;
    lastUsedAt: number | null;
  }>;

/** What the steps of the pipeline learn about one request, in the order in which they learn it. */
export type Exchange = {
  readonly request: ApiRequest;
  readonly requestId: string;
  /** Epoch milliseconds: one clock for every check of the request. */
  readonly now: number;
  /** Headers of the answer, gathered on the way; they go out with errors too. */
  readonly headers: Record<string, string>;
  route: Route | null;
  params: Readonly<Record<string, string>>;
  served: Served | null;
  key: CheckedKey | null;
  limits: Standing[];
  /** The key passed every check: it counts as used. */
  admitted: boolean;
};

export function begin(request: ApiRequest, requestId: string, now: number): Exchange {
  return {
    request,
    requestId,
    now,
    headers: {},
    route: null,
    params: {},
    served: null,
    key: null,
    limits: [],
    admitted: false,
  };
}
