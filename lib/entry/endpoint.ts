import type { z } from "zod";
import type { Scope } from "../access/scopes";
import type { PolicyName } from "../rate-limit/policies";
import type { StagedFile } from "../storage/stage-file";
import type { ContactCtx, Ctx } from "./ctx";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** What an endpoint asks of its caller: a scope of the key, any valid key, a session of the portal, or nothing. */
export type Need = Scope | "any" | "portal" | "none";

/**
 * The contract of one endpoint of the public API: pure data. The same object validates the request, checks the scope,
 * shapes the answer, documents itself, and is looped over by the guard tests.
 */
export type Endpoint<
  S extends Need = Need,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Returns extends z.ZodType = z.ZodType,
  Or extends Scope = Scope,
> = Readonly<{
  method: Method;
  /** Below `/api/public`, with `{name}` for parameters. */
  path: `/${string}`;
  /** camelCase and unique; the operation's id in the OpenAPI document. */
  id: string;
  summary: string;
  description?: string;
  tag: string;
  /** The scope the key needs, `any` for any valid key, `portal` for contacts, `none` for everybody. Never left out. */
  scope: S;
  /** Other scopes that open it too. */
  orScope?: readonly Or[];
  /** Scopes that parts of the body or the query ask for beside those: a note with the closing of a ticket. */
  mayNeed?: readonly Scope[];
  /** What each value of `expand` asks for beside those. */
  expansions?: Readonly<Record<string, Scope>>;
  /** Answers callers without a key too, who name the workspace in `workspace_id`; its query must have that. */
  open?: true;
  /** The rate limit policy that applies; `default` when absent. */
  limit?: PolicyName;
  query?: Query;
  body?: Body;
  /** Files that it takes as multipart/form-data beside the members of the body. */
  files?: FilePart;
  /**
   * The body is signed, so the handler needs it as it came. Beside JSON it may be of this type. Bytes of each: what comes
   * signed may be larger than what anybody may send.
   */
  signed?: Readonly<{ type: string; limit: number; jsonLimit: number }>;
  /** Answers with a file and no JSON: `returns` is a FileBody. */
  file?: true;
  /** What a success returns. Members that are not in the schema never leave. */
  returns: Returns;
  /** The status of a success; 200 when absent. */
  status?: 200 | 201 | 202 | 204;
  /** Another status that a success may have. */
  orStatus?: 200;
  /** Answers with one thing that has a version: its ETag is sent, and a GET that names it is 304. */
  versioned?: true;
  /** A change that may, and where the workspace says so must, name the version it was made on. */
  ifMatch?: true;
  /** What does not count against the limits: HEAD requests, or every one. */
  free?: "head" | "always";
  /** The answer is a text of this type instead of JSON. */
  text?: "application/yaml" | "text/javascript";
  /** Works with an empty body too. */
  bodyOptional?: boolean;
}>;

export type FilePart = Readonly<{
  /** The name of the part; `name[]` is taken as well. */
  part: string;
  most: number;
  /** The file is all there is to send, and may be the whole body too. The body's schema is for a file within JSON. */
  alone?: true;
}>;

/** Declares an endpoint; the identity function, so that its exact types are kept. */
export function endpoint<
  const S extends Need,
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
  Returns extends z.ZodType = z.ZodType,
  const Or extends Scope = never,
>(contract: Endpoint<S, Query, Body, Returns, Or>): Endpoint<S, Query, Body, Returns, Or> {
  return contract;
}

/** What the pipeline has proved of a request: one of the scopes that open the endpoint, whichever it was. */
type Proved<S> = S extends Scope ? Ctx<S> : S extends "portal" ? ContactCtx : Ctx;

/** What a handler gets beside the context. */
export type Call<Query extends z.ZodType, Body extends z.ZodType> = Readonly<{
  params: Readonly<Record<string, string>>;
  query: z.output<Query>;
  body: z.output<Body>;
  /** The key of the request, for the few handlers that speak about it. */
  key: KeyFacts;
  /** The absolute address of the API's root, for links: `https://host/api/public`. */
  baseUrl: string;
  /** The raw query string without `?`. */
  search: string;
  /** The versions that If-Match names; undefined when it names none or any. */
  ifMatch?: readonly number[] | undefined;
  /** Files that came with the request. What no command keeps is deleted. */
  files: readonly StagedFile[];
  /** The body as it came, where it is signed; empty elsewhere. */
  bytes: Uint8Array;
  /** A header's value by its lower-case name, for the few handlers that read one. */
  header: (name: string) => string | undefined;
  /**
   * Counts the request towards one more policy, for what only the body tells.
   * @throws AppError `rate_limited`.
   */
  count: (policy: PolicyName, caller: string) => Promise<void>;
  /** Calls back when the caller hangs up, for the few handlers that wait for something. Returns what takes it back. */
  onGone: (listener: () => void) => () => void;
  /**
   * What the key may do by now, for who has waited: every check of the request once more. @throws AppError as the first time.
   */
  recheck: () => Promise<ReadonlySet<Scope>>;
}>;

/** What the key check learnt about the key of this request. */
export type KeyFacts = Readonly<{
  id: string;
  name: string;
  scopes: readonly Scope[];
  effective: ReadonlySet<Scope>;
  allowedIps: readonly string[];
  allowedDomains: readonly string[];
  createdAt: number;
  expiresAt: number | null;
}>;

/** A result with headers of its own (`Location`, `Link`). */
export class Answer<T> {
  constructor(
    readonly body: T,
    readonly headers: Readonly<Record<string, string>> = {},
    readonly status?: number,
  ) {}
}

export type Handler<
  S extends Need,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Returns extends z.ZodType,
  Or extends Scope = never,
> = (
  ctx: Proved<S> | Proved<Or>,
  call: Call<Query, Body>,
) => Promise<z.input<Returns> | Answer<z.input<Returns>>> | z.input<Returns> | Answer<z.input<Returns>>;

/**
 * What an endpoint asks of visitors, before their body is read: whether the workspace lets them in, from this web page.
 * It refuses by throwing.
 */
export type Admits = (
  visit: Readonly<{ workspace: Ctx["workspace"]; origin: string | undefined }>,
) => Promise<void> | void;

/** An endpoint with the function that serves it. */
export type Served = Readonly<{
  contract: Endpoint;
  handler: Handler<Need, z.ZodType, z.ZodType, z.ZodType>;
}> &
  ForVisitors;

/** What holds for callers without a key. */
type ForVisitors = Readonly<{
  admits?: Admits;
  /**
   * Callers without a key, who name the workspace in `workspace_id`, may say less and learn less here than keys: what
   * answers them in its place, with `{workspace_id}` in its path.
   */
  visitors?: Endpoint;
  /** What a contact with a session of the portal is served at the same address. */
  contacts?: Served;
}>;

/** Pairs a contract with its handler; the types of both must agree. */
export function serve<
  S extends Need,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Returns extends z.ZodType,
  Or extends Scope = never,
>(
  contract: Endpoint<S, Query, Body, Returns, Or>,
  handler: NoInfer<Handler<S, Query, Body, Returns, Or>>,
  forVisitors: ForVisitors = {},
): Served {
  return { contract, handler, ...forVisitors } as unknown as Served;
}
