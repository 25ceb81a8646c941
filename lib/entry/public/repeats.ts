import "server-only";
import { AppError } from "../../errors";
import {
  type Claim,
  changesOfRequest,
  claimCall,
  findCall,
  type KnownCall,
  keepAnswer,
  releaseCall,
} from "../../idempotency/calls";
import { fingerprintOf } from "../../idempotency/fingerprint";
import { digestOfName, longestName, nameOf } from "../../idempotency/name";
import { seal, unseal } from "../../idempotency/sealed";
import { log } from "../../log";
import type { Endpoint } from "../endpoint";
import { readCredential } from "./credential";
import type { ApiReply, Counted, Exchange } from "./exchange";
import { countNothing, countRequest, isCounted } from "./limits";
import { problem } from "./problem";

/** `name` is the digest of the call's Idempotency-Key `text`, both null when that cannot be read. */
export type Repeatable = Readonly<{ text: string | null; name: string | null; known: KnownCall | null }>;

/**
 * Step 13a: whether this call was answered before. It is looked up ahead of the limits, and not counted and then given
 * back, since a client whose tenth ticket of ten was created, but whose answer got lost, must get that answer and no 429.
 * It costs who sends no Idempotency-Key nothing, and everyone else one read by primary key.
 */
export async function wasAnswered(exchange: Exchange, header: string, caller: Counted): Promise<boolean> {
  const text = nameOf(header);
  const name = text === null ? null : digestOfName(text);
  const known = name === null ? null : await findCall({ callerId: caller.id, name }, exchange.now);
  exchange.repeatable = { text, name, known };
  return known !== null && known.status !== null;
}

/** The header that makes a call repeatable; only of POST, the other methods are by themselves. */
export function idempotencyKey({ request }: Exchange, contract: Endpoint): string | undefined {
  return contract.method === "POST" ? request.header("idempotency-key") : undefined;
}

/** The request failed before anything could come of it, or may succeed the next time. */
function isKept(status: number): boolean {
  return status < 500 && ![401, 403, 408, 429].includes(status);
}

/**
 * Step 18: does the work once for each Idempotency-Key of a caller, whatever process it runs in, and repeats the answer
 * to the same request for 24 hours. The name is claimed before the work begins.
 * @throws AppError `idempotency_key_reused`, `idempotency_in_progress`, `idempotency_answer_lost`, `invalid_request`.
 */
export async function onlyOnce(
  exchange: Exchange,
  contract: Endpoint,
  input: unknown,
  work: () => ApiReply | Promise<ApiReply>,
): Promise<ApiReply> {
  const { repeatable, route, params, request, requestId } = exchange;
  const caller = exchange.key ?? exchange.visitor;
  if (!repeatable || !caller) return work();
  if (repeatable.name === null) throw unreadable();
  const fingerprint = fingerprintOf({ path: route?.path, params, query: request.search, input });
  const claim = {
    callerId: caller.id,
    name: repeatable.name,
    workspaceId: caller.workspace.id,
    fingerprint,
    requestId,
  };
  const known = repeatable.known?.status ? repeatable.known : await claimCall(claim, (dead) => refuseDone(claim, dead));
  if (!known) return answerAndKeep(exchange, claim, work);
  if (known.fingerprint !== fingerprint) {
    if (!isCounted(exchange)) await countRequest(exchange, contract, caller);
    throw new AppError("idempotency_key_reused");
  }
  if (known.status === null || known.answer === null) {
    throw new AppError("idempotency_in_progress", undefined, { headers: { "Retry-After": "1" } });
  }
  await countNothing(exchange, contract, caller);
  const { headers, body } = JSON.parse(unseal(known.answer, secretOf(exchange), claim.name));
  return { status: known.status, headers: { ...headers, "Idempotency-Replayed": "true" }, body };
}

async function answerAndKeep(
  exchange: Exchange,
  claim: Claim,
  work: () => ApiReply | Promise<ApiReply>,
): Promise<ApiReply> {
  try {
    const reply = await work();
    await keep(exchange, claim, reply);
    return reply;
  } catch (error) {
    await keep(exchange, claim, problem(exchange, error));
    throw error;
  }
}

/** What was done stays done: when the answer cannot be kept, the caller still gets it. */
async function keep(exchange: Exchange, claim: Claim, { status, headers, body }: ApiReply): Promise<void> {
  try {
    if (!isKept(status)) await releaseCall(claim);
    else await keepAnswer(claim, status, seal(JSON.stringify({ headers, body }), secretOf(exchange), claim.name));
  } catch (error) {
    log().error({ err: error, requestId: exchange.requestId }, "the answer of an idempotent call was not kept");
  }
}

/** The process that ran the first request has died. What it had committed must not happen again. */
async function refuseDone({ workspaceId }: Claim, { requestId }: KnownCall): Promise<void> {
  const changes = await changesOfRequest(workspaceId, requestId);
  if (changes.length === 0) return;
  const done = changes.map(({ event, targetType: type, targetId: id }) => ({ event, type, id }));
  throw new AppError("idempotency_answer_lost", undefined, { members: { done, first_request_id: requestId } });
}

/**
 * What only the caller has, so that nobody reads the answer from the database: the whole key, which this request carries
 * and passed the key check with; of a visitor the Idempotency-Key itself, of which the database has a digest.
 */
function secretOf(exchange: Exchange): string {
  return exchange.key ? readCredential(exchange).key : (exchange.repeatable?.text ?? "");
}

function unreadable(): AppError {
  const detail = `must have 1 to ${longestName} printable ASCII characters, in double quotes or without`;
  return new AppError("invalid_request", `Idempotency-Key ${detail}.`, {
    errors: [{ code: "invalid_value", header: "Idempotency-Key", detail }],
  });
}
