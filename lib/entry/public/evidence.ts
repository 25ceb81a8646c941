import { isDenied } from "../../access/denial";
import { countUse } from "../../usage/counters";
import { noteDenial } from "../../usage/denials";
import { noteLastUsed } from "../../usage/last-used";
import { logCall } from "../../usage/request-log";
import type { CheckedKey, Exchange } from "./exchange";
import { exercised } from "./scope";

/**
 * The evidence that admins see of a call with a key: how often it was let in or refused and why, the call itself in the
 * log, and when the key was last used. All of it waits in memory but the last, which a first use writes at once.
 */
export function account(exchange: Exchange, key: CheckedKey, status: number, ms: number): Promise<void> | undefined {
  const { request, requestId, now } = exchange;
  const route = `${request.method} ${exchange.route?.path ?? ""}`;
  const ip = request.caller.ip ?? "unknown";
  const denied = isDenied(status);
  const code = exchange.code ?? "";
  const scopes = exchange.served ? exercised(exchange.served.contract, request.search) : [];
  countUse({ keyId: key.id, route, ip, scopes, at: now }, denied ? "refused" : "allowed");
  if (denied && code !== "") noteDenial(key.id, code, ip, now);
  const userAgent = request.header("user-agent") ?? "";
  logCall({
    id: requestId,
    workspaceId: key.workspace.id,
    keyId: key.id,
    at: now,
    method: request.method,
    route,
    path: request.path,
    status,
    code,
    ms,
    ip,
    userAgent,
    origin: request.header("origin") ?? "",
  });
  if (!exchange.admitted) return;
  return noteLastUsed({ keyId: key.id, at: now, ip, userAgent, route }, key.lastUsedAt);
}

/** Somebody has the public part of a key and sends another secret with it. They are told what strangers are told. */
export function accountWrongSecret({ request, now }: Exchange, keyId: string): void {
  noteDenial(keyId, "wrong_secret", request.caller.ip ?? "unknown", now);
}
