import "server-only";
import type { Scope } from "../../access/scopes";
import type { Endpoint } from "../endpoint";
import { checkAddress } from "./address";
import { checkOrigin } from "./cors";
import { readCredential } from "./credential";
import type { Exchange } from "./exchange";
import { checkKey, checkWorkspace } from "./key-check";
import { checkScope } from "./scope";

/**
 * Everything about the key once more, for a call that has waited: it may have been revoked or confined meanwhile, and what
 * happened since is not for whoever lost it. Leaves no trace of its own.
 * @returns what the key may do now. @throws AppError as the checks do.
 */
export async function recheck(exchange: Exchange, contract: Endpoint): Promise<ReadonlySet<Scope>> {
  const { turn: _, ...request } = exchange.request;
  const again: Exchange = { ...exchange, request, now: Date.now(), rehearsal: true, headers: {} };
  const key = await checkKey(again, readCredential(again));
  checkWorkspace(again, key);
  checkAddress(again, key);
  checkOrigin(again, key);
  checkScope(again, contract, key);
  return key.effective;
}
