import "server-only";
import { foldName } from "../../access/plain-name";
import { mutate, unchanged } from "../../audit/mutate";
import type { Ctx } from "../../entry/ctx";
import { isFinal, keyWithin, within } from "../queries/find";
import { live } from "./live";
import { claimLiveName } from "./live-name";

/**
 * Gives a live key another name; the key itself and when it was last used stay as they are.
 * @throws AppError `not_found`, `key_final`, `conflict` at `/name`.
 */
export async function renameApiKey(ctx: Ctx<"api_keys:update">, input: { id: string; name: string }) {
  const { id, name } = input;
  return mutate(ctx, async (tx, record) => {
    const key = await keyWithin(tx, ctx, id);
    if (key.name === name) return unchanged({ id, name });
    const { count } = await tx.apiKey.updateMany({
      where: { ...within(ctx), id, ...live(ctx.now) },
      data: { name, nameFolded: foldName(name), liveName: null, updatedAt: ctx.now },
    });
    if (count === 0) throw isFinal(key, ctx.now);
    const liveName = await claimLiveName(tx, ctx, name, id);
    await tx.apiKey.updateMany({ where: { ...within(ctx), id, ...live(ctx.now) }, data: { liveName } });
    record({ event: "api_key.renamed", target: { id, name }, before: { name: key.name }, after: { name } });
    return { id, name };
  });
}
