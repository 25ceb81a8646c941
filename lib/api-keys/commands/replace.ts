import "server-only";
import { mutate, unchanged } from "../../audit/mutate";
import type { Tx } from "../../db/transaction";
import type { Ctx } from "../../entry/ctx";
import { AppError } from "../../errors";
import { keyEvent } from "../../events/key-event";
import { isFinal, keyWithin } from "../queries/find";
import { replacementsOf } from "../queries/replacements";
import { listOf, type StoredKey, scopesOf } from "../row";
import { sameLife } from "../same-life";
import type { CreatedApiKey } from "../schema";
import { creatorOf, makeKey, memberWithAccess, shownBefore } from "./create";
import { replacementName } from "./replacement-name";
import { termsOf } from "./terms";

/**
 * Creates the key that is to take over from a live one: same owner, note, scopes, restrictions and length of life, a
 * name of its own, and linked to it. The old key goes on working until somebody revokes it. Every rule of a creation
 * holds again, for the role of whoever acts and for the owner's; the command line acts as the owner.
 * @throws AppError `not_found`, `key_final`, `conflict` (its replacement is not finished), and as `createApiKey`.
 */
export async function replaceApiKey(
  ctx: Ctx<"api_keys:create">,
  input: { id: string; token?: string | undefined },
): Promise<CreatedApiKey> {
  return mutate<CreatedApiKey>(ctx, async (tx, record) => {
    const old = await keyWithin(tx, ctx, input.id);
    const owner = await memberWithAccess(tx, ctx, old.ownerId);
    const creator = ctx.actor.type === "system" ? owner : await creatorOf(tx, ctx);
    const before = await shownBefore(tx, ctx, input.token, owner);
    if (before) return unchanged(before);
    await refuseUnfit(tx, ctx, old);
    const made = await makeKey(tx, ctx, record, {
      name: await replacementName(tx, ctx, old.name),
      note: old.note,
      scopes: scopesOf(old.scopes),
      expiry: sameLife([creator.role, owner.role], await termsOf(tx, ctx), old),
      allowedIps: listOf(old.allowedIps),
      ipMode: old.ipReportSince ? "report" : "enforce",
      allowedDomains: listOf(old.allowedDomains),
      token: input.token,
      creator,
      owner,
      replaces: old.id,
    });
    const after = { replacement: made.id, replacementName: made.name };
    record.publish(await keyEvent(tx, "api_key.replaced", old.id, ctx.now));
    record({ event: "api_key.replaced", target: { id: old.id, name: old.name }, after });
    return made;
  });
}

async function refuseUnfit(tx: Tx, ctx: Ctx, old: StoredKey): Promise<void> {
  if (old.revokedAt !== null || (old.expiresAt !== null && old.expiresAt <= ctx.now)) throw isFinal(old, ctx.now);
  const replacements = await replacementsOf(tx, ctx, [old.id]);
  if (!replacements.has(old.id)) return;
  throw new AppError("conflict", `${old.name} has a replacement already. Finish it, or revoke the new key first.`);
}
