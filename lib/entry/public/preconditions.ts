import { AppError } from "../../errors";
import type { Endpoint } from "../endpoint";
import { names, readTags, versionsIn } from "./entity-tags";
import type { ApiReply, CheckedKey, Exchange } from "./exchange";
import { countNothing, countRequest } from "./limits";

/**
 * Step 19: the versions that a change expects. Comparing them is left to the change's own transaction: here, two that
 * arrive at the same time would both pass.
 * @throws AppError `precondition_required` where the workspace asks for them, `invalid_request` for what is no tag.
 */
export function readIfMatch(
  { request, key }: Exchange,
  contract: Endpoint,
  input: unknown,
): readonly number[] | undefined {
  if (!contract.ifMatch) return undefined;
  const header = request.header("if-match");
  if (header !== undefined) {
    const tags = readTags(header) ?? refuseTags("If-Match");
    return tags === "any" ? undefined : versionsIn(tags);
  }
  if (!key?.policy.requireIfMatch || hasVersion(input)) return undefined;
  throw new AppError(
    "precondition_required",
    `This workspace requires If-Match: send the ETag of what you read${contract.body ? ", or its version as if_version" : ""}.`,
  );
}

function hasVersion(input: unknown): boolean {
  return typeof input === "object" && input !== null && "if_version" in input;
}

function refuseTags(header: string): never {
  const detail = 'must be an ETag such as "v7", with its double quotes';
  throw new AppError("invalid_request", `${header} ${detail}.`, {
    errors: [{ code: "invalid_value", header, detail }],
  });
}

/** Whether the answer may turn out to be what the caller has already. */
export function isConditional({ request }: Exchange, contract: Endpoint): boolean {
  return contract.versioned === true && contract.method === "GET" && request.header("if-none-match") !== undefined;
}

/**
 * A GET that is 304 when the caller has what it would get. That costs nothing, so it is counted when the answer is known:
 * counted before, a client at its limit could not even learn that nothing has changed.
 */
export async function onlyIfChanged(
  exchange: Exchange,
  contract: Endpoint,
  key: CheckedKey,
  work: () => ApiReply | Promise<ApiReply>,
): Promise<ApiReply> {
  let reply: ApiReply;
  try {
    const tags = readTags(exchange.request.header("if-none-match") ?? "") ?? refuseTags("If-None-Match");
    reply = await work();
    const { ETag } = reply.headers;
    if (ETag !== undefined && names(tags, ETag)) {
      await countNothing(exchange, contract, key);
      return { status: 304, headers: { ETag }, body: "" };
    }
  } catch (error) {
    await countRequest(exchange, contract, key);
    throw error;
  }
  await countRequest(exchange, contract, key);
  return reply;
}

/** The same for what anyone may read: it was counted on arrival, by address. */
export function unlessKnown({ request }: Exchange, reply: ApiReply): ApiReply {
  const { ETag } = reply.headers;
  const tags = ETag === undefined ? null : readTags(request.header("if-none-match") ?? "");
  if (ETag === undefined || tags === null || !names(tags, ETag)) return reply;
  const { "Content-Type": _type, ...headers } = reply.headers;
  return { status: 304, headers, body: "" };
}
