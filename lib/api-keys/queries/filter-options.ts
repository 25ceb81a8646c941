import "server-only";
import { canonicalScopes, isScope } from "../../access/scopes";
import { db } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { listOf } from "../row";
import type { ApiKeyFilterOptions } from "../schema";
import { within } from "./find";

/** What the filters can offer: the owners of keys and the scopes in use, within the reader's reach. */
export async function apiKeyFilterOptions(ctx: Ctx<"api_keys:read">): Promise<ApiKeyFilterOptions> {
  // One pass over the keys for both; Prisma's own `distinct` would fetch every key.
  const held = await db().apiKey.groupBy({ by: ["ownerId", "scopes"], where: within(ctx) });
  const owners = await db().user.findMany({
    where: { id: { in: [...new Set(held.map(({ ownerId }) => ownerId))] } },
    select: { id: true, name: true },
  });
  const scopes = new Set(held.flatMap((group) => listOf(group.scopes)).filter(isScope));
  return {
    owners: owners.sort((a, b) => a.name.localeCompare(b.name, "en")),
    scopes: canonicalScopes([...scopes]),
  };
}
