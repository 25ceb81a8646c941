import "server-only";
import { findWorkspaceById } from "../../auth/by-name";
import { AppError } from "../../errors";
import type { Endpoint } from "../endpoint";
import { refuseKeyInUrl } from "./credential";
import type { CheckedKey, Exchange } from "./exchange";
import { countAnonymous, countVisitor } from "./limits";

/**
 * In place of steps 6 to 13 for who has no key and names a workspace, at an endpoint that is open to such: what a key
 * would say is not there to be checked. Counted before anything is looked up. Null for everybody else: with a
 * credential, even a wrong one, a caller is judged by that.
 * @throws AppError `key_in_url`, `rate_limited`, `not_found`.
 */
export async function visitWorkspace(exchange: Exchange, contract: Endpoint): Promise<CheckedKey["workspace"] | null> {
  const { request } = exchange;
  if (!contract.open || request.header("authorization") !== undefined) return null;
  const id = new URLSearchParams(request.search).get("workspace_id");
  if (id === null) return null;
  refuseKeyInUrl(exchange);
  await countAnonymous(exchange);
  const workspace = id.length <= 64 && !id.includes("\0") ? await findWorkspaceById(id) : undefined;
  if (!workspace) throw new AppError("not_found", "There is no such workspace.");
  await countVisitor(exchange, contract, workspace.id);
  return workspace;
}
