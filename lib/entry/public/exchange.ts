import type { Readable } from "node:stream";
import type { Role } from "../../access/roles";
import type { ErrorCode } from "../../errors";
import type { Standing } from "../../rate-limit/limiter";
import type { StagedFile } from "../../storage/stage-file";
import type { Caller } from "../caller";
import type { KeyFacts, Served } from "../endpoint";
import type { Repeatable } from "./repeats";
import type { Route } from "./routes";
import type { Turn } from "./turn";

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
  /** What it shares with those that arrived together with it; not where the mount cannot tell. */
  turn?: Turn;
  /**
   * The whole body.
   * @throws AppError `body_too_large` above `limit` bytes, `request_timeout` when it takes longer than 30 seconds.
   */
  readBody: (limit: number) => Promise<Uint8Array>;
  /** The body as it arrives, for files. Throws the same. */
  readChunks: (limit: number) => AsyncIterable<Uint8Array>;
}>;

export type ApiReply = {
  status: number;
  headers: Record<string, string>;
  /** A file is read as it is sent. */
  body: string | Readable;
  /** Instead of a body: pieces that are made as the reader takes them. */
  pieces?: AsyncGenerator<string>;
};

/** The key of a request, its workspace and its owner, as they are at this moment. */
export type CheckedKey = KeyFacts &
  Readonly<{
    workspace: Readonly<{ id: string; slug: string; name: string }>;
    ownerId: string;
    ownerRole: Role | null;
    ownerHasApiAccess: boolean;
    lastUsedAt: number | null;
    /** Since when the key's list of addresses only counts what it would refuse; null when it refuses. */
    ipReportSince: number | null;
    policy: RequestPolicy;
  }>;

/** What the workspace asks of every request; lists are canonical text, as stored. */
export type RequestPolicy = Readonly<{
  /** Whether `*` grants anything. */
  fullAccess: boolean;
  requireOrganization: boolean;
  /** Whether a change must name the version that it was made on. */
  requireIfMatch: boolean;
  allowedIps: string;
  ipReportSince: number | null;
  allowedDomains: readonly string[];
}>;

/** What the steps of the pipeline learn about one request, in the order in which they learn it. */
export type Exchange = {
  readonly request: ApiRequest;
  readonly requestId: string;
  /** Epoch milliseconds: one clock for every check of the request. */
  readonly now: number;
  /** Nobody sent this request; it is passed through the checks to see what they say, and leaves no trace. */
  readonly rehearsal: boolean;
  /** Headers of the answer, gathered on the way; they go out with errors too. */
  readonly headers: Record<string, string>;
  route: Route | null;
  params: Readonly<Record<string, string>>;
  served: Served | null;
  key: CheckedKey | null;
  /** The workspace that a caller without a key reads, where the endpoint is open to such. */
  visited: CheckedKey["workspace"] | null;
  limits: Standing[];
  /** The call's Idempotency-Key and what is known of it; null when it came without one. */
  repeatable: Repeatable | null;
  /** The key passed every check: it counts as used. */
  admitted: boolean;
  /** Files that came with it: in the store, and not yet part of anything. */
  files: StagedFile[];
  /** Why it was refused, when it was. */
  code: ErrorCode | null;
};

export function begin(request: ApiRequest, requestId: string, now: number, rehearsal = false): Exchange {
  return {
    request,
    requestId,
    now,
    rehearsal,
    headers: {},
    route: null,
    params: {},
    served: null,
    key: null,
    visited: null,
    limits: [],
    repeatable: null,
    admitted: false,
    files: [],
    code: null,
  };
}
