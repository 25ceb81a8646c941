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
  /** Calls back when the caller hangs up before the answer is out; returns what takes that back. */
  onGone?: (listener: () => void) => () => void;
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

/** Somebody without a key in a workspace that they named. */
export type Visitor = Readonly<{
  anonymous: true;
  /** Tells visitors of a workspace apart by where they call from, or by their session. */
  id: string;
  workspace: CheckedKey["workspace"];
  /** Who it is, where a session of the portal proves it. */
  contact?: Readonly<{ id: string; name: string }>;
}>;

/** Who is counted, and whose calls are remembered: a key or a visitor. */
export type Counted = Readonly<{ id: string; workspace: Readonly<{ id: string }>; anonymous?: true }>;

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
  /** A caller without a key, where the endpoint is open to such. */
  visitor: Visitor | null;
  /** What the body says, where it had to be read to know the workspace. */
  input: { read: unknown } | null;
  limits: Standing[];
  /** The call's Idempotency-Key and what is known of it; null when it came without one. */
  repeatable: Repeatable | null;
  /** The key passed every check: it counts as used. */
  admitted: boolean;
  /** Files that came with it: in the store, and not yet part of anything. */
  files: StagedFile[];
  /** The body as it came, where it is signed. */
  bytes: Uint8Array;
  /** Why it was refused, when it was. */
  code: ErrorCode | null;
};

const nothing = new Uint8Array();

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
    visitor: null,
    input: null,
    limits: [],
    repeatable: null,
    admitted: false,
    files: [],
    bytes: nothing,
    code: null,
  };
}
