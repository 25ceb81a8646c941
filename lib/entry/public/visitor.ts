import "server-only";
import { hash } from "node:crypto";
import { limitBucket } from "../../access/cidr";
import { findWorkspaceById } from "../../auth/by-name";
import { AppError } from "../../errors";
import type { Served } from "../endpoint";
import { readInput } from "./body";
import { refuseKeyInUrl } from "./credential";
import type { Exchange, Visitor } from "./exchange";
import { countAnonymous, countRequest } from "./limits";
import { idempotencyKey, wasAnswered } from "./repeats";
import type { Routes } from "./routes";

/** Whether the endpoint is open to who names a workspace instead of sending a key. */
export function isOpen({ request, params }: Exchange, { contract: { scope, open }, visitors }: Served): boolean {
  if (scope === "none") return params.workspace_id !== undefined;
  return (open || visitors) !== undefined && request.header("authorization") === undefined;
}

/**
 * In place of steps 6 to 13 for who has no key and names a workspace, at an endpoint that is open to such: what a key
 * would say is not there to be checked. Counted before anything is looked up. Null for everybody else: with a
 * credential, even a wrong one, a caller is judged by that. Returns what serves visitors, which may be another endpoint
 * than the one that serves keys at the same path.
 * @throws AppError `key_in_url`, `rate_limited`, `workspace_unknown`, and what the endpoint asks of visitors.
 */
export async function visitWorkspace(exchange: Exchange, served: Served, routes: Routes): Promise<Served | null> {
  const { request, params } = exchange;
  const { visitors } = served;
  const id = params.workspace_id ?? new URLSearchParams(request.search).get("workspace_id") ?? (await inBody(exchange));
  if (id === null) return null;
  refuseKeyInUrl(exchange);
  if (exchange.limits.length === 0) await countAnonymous(exchange);
  const workspace = id.length <= 64 && !id.includes("\0") ? await findWorkspaceById(id) : undefined;
  if (!workspace) throw new AppError("workspace_unknown");
  const serving = visitors ? routes.serving(visitors) : served;
  const visitor = { anonymous: true, id: visitorId(workspace.id, request.caller.ip), workspace } as const;
  exchange.visitor = visitor;
  if (visitors) exchange.params = { ...params, workspace_id: id };
  exchange.served = serving;
  await serving.admits?.({ workspace, origin: request.header("origin") });
  await countVisitor(exchange, serving, visitor);
  return serving;
}

/** An answer that was given already is repeated whatever the limits say, as it is for keys. */
export async function countVisitor(exchange: Exchange, { contract }: Served, visitor: Visitor): Promise<void> {
  const repeated = idempotencyKey(exchange, contract);
  if (repeated !== undefined && (await wasAnswered(exchange, repeated, visitor))) return;
  await countRequest(exchange, contract, visitor);
}

/**
 * The workspace that a JSON or form body names. With files beside it must stand in the address: they go into the
 * workspace's store while they arrive. A body that cannot be read names none: whoever sent it lacks a key.
 */
async function inBody(exchange: Exchange): Promise<string | null> {
  const { request, served } = exchange;
  const type = request.header("content-type") ?? "";
  if (!served?.contract.body || type === "" || /^\s*multipart\//i.test(type)) return null;
  await countAnonymous(exchange);
  try {
    const read = await readInput(exchange, served.contract);
    exchange.input = { read };
    const named = (read as { workspace_id?: unknown }).workspace_id;
    return typeof named === "string" ? named : null;
  } catch {
    return null;
  }
}

/** Idempotency-Keys of visitors are told apart by workspace and address; the digest keeps the address out of the database. */
function visitorId(workspaceId: string, ip: string | null): string {
  return `vis_${hash("sha256", `${workspaceId}|${ip === null ? "" : limitBucket(ip)}`, "hex").slice(0, 32)}`;
}
