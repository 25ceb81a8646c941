import "server-only";
import { hash } from "node:crypto";
import { AppError } from "../../errors";
import { type SentSession, sentSession } from "../../portal-access/cookie";
import { findPortalVisit } from "../../portal-access/session";
import type { Served } from "../endpoint";
import { comesFrom } from "../same-origin";
import { throttleFailures } from "./credential";
import type { Exchange } from "./exchange";
import { countAnonymous } from "./limits";
import { countVisitor } from "./visitor";

/**
 * In place of steps 6 to 13 for a contact with a session of the portal, at what is theirs, and where an endpoint serves
 * them too. Counted before anything is looked up. Returns what serves them; null for everybody else.
 * @throws AppError `sign_in_required`, `origin_not_allowed`, `rate_limited`.
 */
export function enterPortal(exchange: Exchange, served: Served): Promise<Served | null> | null {
  const only = served.contract.scope === "portal";
  if (!only && !served.contacts) return null;
  const sent = sentSession(exchange.request.header);
  return only || sent ? enter(exchange, served, sent, only) : null;
}

async function enter(
  exchange: Exchange,
  served: Served,
  sent: SentSession | null,
  only: boolean,
): Promise<Served | null> {
  await throttleFailures(exchange);
  await countAnonymous(exchange);
  const visit = sent && (await findPortalVisit(sent.token, exchange.now));
  if (!visit) {
    // A cookie that is left over must not stand in the way of who is to be told that a key is missing.
    if (!only && sent?.by === "cookie") return null;
    throw new AppError("sign_in_required", "There is no session of the portal. Come in with a link from a mail.", {
      headers: { "WWW-Authenticate": 'Bearer realm="portal"' },
    });
  }
  refuseOtherPages(exchange, sent);
  const { contact, workspace } = visit;
  const visitor = { anonymous: true, id: sessionId(sent), workspace, contact } as const;
  exchange.visitor = visitor;
  // The limit of the address that was called: contacts and keys share its bucket.
  await countVisitor(exchange, served, visitor);
  exchange.served = served.contacts ?? served;
  return exchange.served;
}

/** Idempotency-Keys of contacts are told apart by their sessions. */
function sessionId({ token }: SentSession): string {
  return `vis_${hash("sha256", `portal|${token}`, "hex").slice(0, 32)}`;
}

/** A browser sends the cookie whoever asked for the change; SameSite=Lax keeps other sites out, and not other subdomains. */
function refuseOtherPages({ request }: Exchange, { by }: SentSession): void {
  if (by === "header" || request.method === "GET" || request.method === "HEAD") return;
  if (comesFrom(request.header) === "here") return;
  throw new AppError("origin_not_allowed", "With the portal's cookie, only its own pages can change something.");
}
