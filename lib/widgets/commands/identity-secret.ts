import "server-only";
import { mutate } from "../../audit/mutate";
import type { Tx } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { identitySecret, newSalt } from "../identity";
import type { IdentitySecret } from "../schema";
import { formerUntil, initialRow, type StoredWidget } from "../stored";

/** Shows the secret that the site proves its visitors' addresses with. That somebody has seen it is recorded. */
export async function showIdentitySecret(ctx: Ctx<"policy:manage">): Promise<IdentitySecret> {
  return mutate(ctx, async (tx, record) => {
    const row = await rowOf(tx, ctx);
    record({ event: "widget.secret_shown", target: { id: ctx.workspace.id, name: ctx.workspace.name } });
    return secretOf(ctx, row);
  });
}

/** Puts a new secret in its place. The one before is taken for another day, and none before that. */
export async function rotateIdentitySecret(ctx: Ctx<"policy:manage">): Promise<IdentitySecret> {
  const workspaceId = ctx.workspace.id;
  return mutate(ctx, async (tx, record) => {
    const { secretSalt: formerSalt } = await rowOf(tx, ctx);
    const data = { secretSalt: newSalt(), formerSalt, rotatedAt: ctx.now, updatedAt: ctx.now };
    const row = await tx.widget.update({ where: { workspaceId }, data });
    record({ event: "widget.secret_rotated", target: { id: workspaceId, name: ctx.workspace.name } });
    return secretOf(ctx, row);
  });
}

async function rowOf(tx: Tx, { workspace, now }: Ctx<"policy:manage">): Promise<StoredWidget> {
  const workspaceId = workspace.id;
  const row = await tx.widget.findUnique({ where: { workspaceId } });
  return row ?? tx.widget.create({ data: { ...initialRow(), workspaceId, updatedAt: now } });
}

function secretOf({ workspace, now }: Ctx<"policy:manage">, row: StoredWidget): IdentitySecret {
  return { secret: identitySecret(workspace.id, row.secretSalt), formerUntil: formerUntil(row, now) };
}
