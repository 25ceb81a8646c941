import "server-only";
import { canonicalScopes, isScope } from "../../access/scopes";
import { db } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { listOf } from "../row";
import type { ApiKeyFilterOptions } from "../schema";
import { within } from "./find";

/** What the filters can offer: the owners of keys and the scopes in use, within the reader's reach. */
export async function apiKeyFilterOptions(ctx: Ctx<"api_keys:read">): Promise<ApiKeyFilterOptions> {
  const [owners, held] = await Promise.all([
    db().apiKey.findMany({
      where: within(ctx),
      distinct: ["ownerId"],
      select: { owner: { select: { id: true, name: true } } },
    }),
    db().apiKey.groupBy({ by: ["scopes"], where: within(ctx) }),
  ]);
  const scopes = new Set(held.flatMap((group) => listOf(group.scopes)).filter(isScope));
  return {
    owners: owners.map(({ owner }) => owner).sort((a, b) => a.name.localeCompare(b.name, "en")),
    scopes: canonicalScopes([...scopes]),
  };
}
