import { hash } from "node:crypto";
import { appUrl } from "../../env";
import type { PolicyName } from "../../rate-limit/policies";
import { type Ctx, makeCtx } from "../ctx";
import { Answer, type Endpoint, type KeyFacts, type Served } from "../endpoint";
import { etagOf } from "../expected-version";
import { FileBody } from "../file-body";
import { contactCtx } from "../own-ctx";
import { cutTo, type Shaping, shapingOf } from "../shaping";
import type { ApiReply, CheckedKey, Exchange } from "./exchange";
import { countTowards, giveBackOwn } from "./limits";
import { inLines } from "./lines";
import { recheck } from "./recheck";
import { apiBase } from "./routes";

/** What the request asks for, validated. */
export type Asked = Readonly<{
  query: unknown;
  body: unknown;
  ifMatch: readonly number[] | undefined;
  form: "json" | "lines";
}>;

/** The last step: the handler does the work, and the contract shapes what it returns. */
export function run(
  exchange: Exchange,
  served: Served,
  key: CheckedKey | null,
  asked: Asked,
): ApiReply | Promise<ApiReply> {
  const { contract } = served;
  const shaping = shapingOf(asked.query);
  const ctx = ctxOf(exchange, key, shaping.dry_run ?? false);
  if (asked.form === "lines") {
    const answerTo = async (query: unknown) => answerOf(await handled(exchange, served, ctx, key, asked, query));
    return inLines(contract, asked.query as object, exchange.request.method === "HEAD", answerTo);
  }
  const returned = handled(exchange, served, ctx, key, asked, asked.query);
  // What needs no wait is answered without one: this is on the path of every request.
  return returned instanceof Promise
    ? returned.then((there) => shaped(exchange, contract, key, shaping, answerOf(there)))
    : shaped(exchange, contract, key, shaping, answerOf(returned));
}

/** What the handler returns. Its call is written out: copying objects member by member was a tenth of a test call. */
function handled(
  exchange: Exchange,
  { contract, handler }: Served,
  ctx: Ctx,
  key: CheckedKey | null,
  { body, ifMatch }: Asked,
  query: unknown,
) {
  const { params, request, files, bytes } = exchange;
  const { header, search, onGone = neverGone } = request;
  return handler(ctx as never, {
    query,
    body,
    ifMatch,
    params,
    key: key ?? noKey,
    baseUrl: appUrl() + apiBase,
    search,
    files,
    bytes,
    header,
    count: (policy: PolicyName, caller: string) => countTowards(exchange, policy, caller),
    onGone,
    recheck: () => recheck(exchange, contract),
  });
}

function answerOf(returned: unknown): Answer<object> {
  return returned instanceof Answer ? returned : new Answer(returned as object);
}

function shaped(
  exchange: Exchange,
  contract: Endpoint,
  key: CheckedKey | null,
  shaping: Shaping,
  answer: Answer<object>,
): ApiReply | Promise<ApiReply> {
  if (answer.body instanceof FileBody) return fileReply(answer.body, answer, exchange.request.method);
  const reply = replyOf(contract, shaping, answer);
  return shaping.dry_run ? asDryRun(exchange, contract, key, reply) : reply;
}

/** A file is opened for who gets it, and not for HEAD. */
async function fileReply(file: FileBody, { status = 200, headers }: Answer<object>, method: string): Promise<ApiReply> {
  const body = method === "HEAD" ? "" : await file.open();
  return { status, headers: { ...headers, "Content-Length": String(file.length) }, body };
}

function replyOf(contract: Endpoint, shaping: Shaping, { status: own, headers, body }: Answer<object>): ApiReply {
  const status = own ?? contract.status ?? 200;
  if (status === 204) return { status, headers: { ...headers }, body: "" };
  // Columns that are not in the schema never leave.
  const shown = contract.returns.parse(body) as object;
  const text = contract.text ? String(shown) : JSON.stringify(cutTo(shaping, shown));
  const tag: Record<string, string> = contract.versioned ? { ETag: tagOf(shaping, shown as Versioned, text) } : {};
  return {
    status,
    headers: { "Content-Type": `${contract.text ?? "application/json"}; charset=utf-8`, ...tag, ...headers },
    body: text,
  };
}

type Versioned = Readonly<{ data: { version: number } }>;

/**
 * Strong where the version says all. A shaped answer holds less, or more that changes without it: its tag names the content
 * too, and is weak, so that no change relies on it.
 */
function tagOf({ fields, expand }: Shaping, { data }: Versioned, text: string): string {
  const strong = etagOf(data.version);
  return fields || expand ? `W/${strong.slice(0, -1)}-${hash("sha256", text, "hex").slice(0, 16)}"` : strong;
}

/** Nothing was made, so there is no place where it is, and it costs none of the tickets of an hour. */
async function asDryRun(
  exchange: Exchange,
  contract: Endpoint,
  key: CheckedKey | null,
  reply: ApiReply,
): Promise<ApiReply> {
  if (key) await giveBackOwn(exchange, contract, key);
  const { Location: _location, ETag: _tag, ...headers } = reply.headers;
  return { ...reply, status: 200, headers: { ...headers, "Preference-Applied": "dry-run" } };
}

function ctxOf(exchange: Exchange, key: CheckedKey | null, dryRun: boolean): Ctx {
  const { workspace, contact } = exchange.visitor ?? {};
  if (workspace && contact) {
    const clientIp = exchange.request.caller.ip ?? "";
    const arrival = { workspace, requestId: exchange.requestId, clientIp, now: new Date(exchange.now) };
    return contactCtx(arrival, contact, "portal");
  }
  return makeCtx({
    workspace: key?.workspace ?? exchange.visitor?.workspace ?? noWorkspace,
    actor: key
      ? { type: "api_key", id: key.id, name: key.name, ownerId: key.ownerId, effective: key.effective }
      : { type: "visitor", id: "anonymous", name: "Anonymous", via: "api" },
    reach: "any",
    requestId: exchange.requestId,
    clientIp: exchange.request.caller.ip ?? "",
    now: new Date(exchange.now),
    dryRun,
  });
}

const neverGone = () => () => {};
const noWorkspace = { id: "", slug: "", name: "" };
const noKey: KeyFacts = {
  id: "",
  name: "",
  scopes: [],
  effective: new Set(),
  allowedIps: [],
  allowedDomains: [],
  createdAt: 0,
  expiresAt: null,
};
