import type { z } from "zod";
import type { Scope } from "../access/scopes";
import type { PolicyName } from "../rate-limit/policies";
import type { StagedFile } from "../storage/stage-file";
import type { Ctx } from "./ctx";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/**
 * The contract of one endpoint of the public API: pure data. The same object validates the request, checks the scope,
 * shapes the answer, documents itself, and is looped over by the guard tests.
 */
export type Endpoint<
  S extends Scope | "any" | "none" = Scope | "any" | "none",
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
  /** The scope the key needs, `any` for any valid key, or `none` for what needs no key at all. Never left out. */
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
  /** Answers with a file and no JSON: `returns` is a FileBody. */
  file?: true;
  /** What a success returns. Members that are not in the schema never leave. */
  returns: Returns;
  /** The status of a success; 200 when absent. */
  status?: 200 | 201 | 204;
  /** Another status that a success may have. */
  orStatus?: 200;
  /** Answers with one thing that has a version: its ETag is sent, and a GET that names it is 304. */
  versioned?: true;
  /** A change that may, and where the workspace says so must, name the version it was made on. */
  ifMatch?: true;
  /** What does not count against the limits: HEAD requests, or every one. */
  free?: "head" | "always";
  /** The answer is a text of this type instead of JSON. */
  text?: "application/yaml";
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
  const S extends Scope | "any" | "none",
  Query extends z.ZodType = z.ZodUndefined,
  Body extends z.ZodType = z.ZodUndefined,
  Returns extends z.ZodType = z.ZodType,
  const Or extends Scope = never,
>(contract: Endpoint<S, Query, Body, Returns, Or>): Endpoint<S, Query, Body, Returns, Or> {
  return contract;
}

/** What the pipeline has proved of a request: one of the scopes that open the endpoint, whichever it was. */
type Proved<S> = S extends Scope ? Ctx<S> : Ctx;

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
  /** A header's value by its lower-case name, for the few handlers that read one. */
  header: (name: string) => string | undefined;
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
  S extends Scope | "any" | "none",
  Query extends z.ZodType,
  Body extends z.ZodType,
  Returns extends z.ZodType,
  Or extends Scope = never,
> = (
  ctx: Proved<S> | Proved<Or>,
  call: Call<Query, Body>,
) => Promise<z.input<Returns> | Answer<z.input<Returns>>> | z.input<Returns> | Answer<z.input<Returns>>;

/** An endpoint with the function that serves it. */
export type Served = Readonly<{
  contract: Endpoint;
  handler: Handler<Scope | "any" | "none", z.ZodType, z.ZodType, z.ZodType>;
}>;

/** Pairs a contract with its handler; the types of both must agree. */
export function serve<
  S extends Scope | "any" | "none",
  Query extends z.ZodType,
  Body extends z.ZodType,
  Returns extends z.ZodType,
  Or extends Scope = never,
>(contract: Endpoint<S, Query, Body, Returns, Or>, handler: NoInfer<Handler<S, Query, Body, Returns, Or>>): Served {
  return { contract, handler } as unknown as Served;
}
