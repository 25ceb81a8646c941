import "server-only";
import { foldName } from "../../access/plain-name";
import type { Tx } from "../../db/transaction";
import type { Ctx } from "../../entry/ctx";
import { AppError } from "../../errors";

/**
 * The folded name that a live key holds alone in its workspace. A key that expired still holds its own, since nothing
 * happens at that moment: whoever wants the name next releases it. Call under the workspace's lock.
 * @throws AppError `conflict` at `/name`.
 */
export async function claimLiveName(tx: Tx, ctx: Ctx, name: string, forKey?: string): Promise<string> {
  const liveName = foldName(name);
  const workspaceId = ctx.workspace.id;
  await tx.apiKey.updateMany({
    where: { workspaceId, liveName, expiresAt: { lte: ctx.now } },
    data: { liveName: null },
  });
  const holder = await tx.apiKey.findUnique({
    where: { workspaceId_liveName: { workspaceId, liveName } },
    select: { id: true },
  });
  if (holder && holder.id !== forKey) {
    const detail = "Another live key has this name. Choose a different one.";
    throw new AppError("conflict", detail, { errors: [{ code: "name_taken", pointer: "/name", detail }] });
  }
  return liveName;
}
