import "server-only";
import { foldName } from "../../access/plain-name";
import { difference } from "../../audit/difference";
import { mutate, unchanged } from "../../audit/mutate";
import type { Ctx } from "../../entry/ctx";
import { isFinal, keyWithin, within } from "../queries/find";
import { listOf, type StoredKey, scopesOf } from "../row";
import type { EditApiKey } from "../schema";
import { refuseAddedScopes } from "./added-scopes";
import { live } from "./live";
import { claimLiveName } from "./live-name";
import { refuseTerms, termsOf } from "./terms";

type Edited = { id: string; name: string };

/**
 * Changes what is given of a live key and leaves the rest, so that two people who edit different things do not undo
 * each other. It holds for the next request; the key itself and its end stay as they are. A scope can be added only if
 * the role of whoever edits and the role of the key's owner both grant it.
 * @throws AppError `not_found`, `key_final`, `forbidden` at `/scopes`, `conflict` at `/name`, `validation_failed` when
 * the workspace's policy does not allow it.
 */
export async function editApiKey(ctx: Ctx<"api_keys:update">, { id, ...input }: EditApiKey): Promise<Edited> {
  return mutate(ctx, async (tx, record) => {
    const key = await keyWithin(tx, ctx, id);
    const data = changed(key, input, ctx.now);
    const result = { id, name: data.name };
    const added = scopesOf(data.scopes).filter((scope) => !listOf(key.scopes).includes(scope));
    await refuseAddedScopes(tx, ctx, key, added);
    // A key that had no list when the workspace began to require one may stay as it is; a list is not taken away.
    const emptied = data.allowedIps === "" && key.allowedIps !== "";
    refuseTerms(await termsOf(tx, ctx), { scopes: added, ...(emptied ? { allowedIps: [] } : {}) });
    const changes = difference(told(key), told(data));
    if (!changes) return unchanged(result);
    const renamed = data.name !== key.name;
    const { count } = await tx.apiKey.updateMany({
      where: { ...within(ctx), id, ...live(ctx.now) },
      // The name is taken in a second step: the key's own old one must not stand in its way.
      data: { ...data, ...(renamed ? { nameFolded: foldName(data.name), liveName: null } : {}), updatedAt: ctx.now },
    });
    if (count === 0) throw isFinal(key, ctx.now);
    if (renamed) {
      const liveName = await claimLiveName(tx, ctx, data.name, id);
      await tx.apiKey.updateMany({ where: { ...within(ctx), id, ...live(ctx.now) }, data: { liveName } });
    }
    record({ event: "api_key.edited", target: result, ...changes });
    return result;
  });
}

type Changed = Pick<StoredKey, "name" | "note" | "scopes" | "allowedIps" | "ipReportSince" | "allowedDomains">;

function changed(key: StoredKey, input: Omit<EditApiKey, "id">, now: Date): Changed {
  const allowedIps = input.allowedIps?.join(" ") ?? key.allowedIps;
  const mode = input.ipMode ?? (key.ipReportSince === null ? "enforce" : "report");
  const reports = mode === "report" && allowedIps !== "";
  // Another list starts counting from nothing.
  const since = key.ipReportSince !== null && allowedIps === key.allowedIps ? key.ipReportSince : now;
  return {
    name: input.name ?? key.name,
    note: input.note ?? key.note,
    scopes: input.scopes?.join(" ") ?? key.scopes,
    allowedIps,
    ipReportSince: reports ? since : null,
    allowedDomains: input.allowedDomains?.join(" ") ?? key.allowedDomains,
  };
}

function told({ name, note, scopes, allowedIps, ipReportSince, allowedDomains }: Changed): Record<string, unknown> {
  return {
    name,
    note,
    scopes: listOf(scopes),
    allowedIps: listOf(allowedIps),
    ipMode: ipReportSince === null ? "enforce" : "report",
    allowedDomains: listOf(allowedDomains),
  };
}
