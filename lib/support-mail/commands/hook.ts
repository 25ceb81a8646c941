import "server-only";
import { randomBytes } from "node:crypto";
import { mutate, unchanged } from "../../audit/mutate";
import type { Ctx } from "../../entry/ctx";
import { hookUrl } from "../queries";
import { sealFor } from "../secrets";
import { newSettings } from "./new-settings";

/** How long the secret before is still taken, in milliseconds: whoever sends changes over without losing a mail. */
const overlap = 24 * 3_600_000;

/**
 * Switches the hook on, or gives it a new secret: the secret is in the result and nowhere else. Of Standard Webhooks 1.0.0:
 * `whsec_` and 32 random bytes in base64.
 */
export async function setHookSecret(ctx: Ctx<"policy:manage">): Promise<{ url: string; secret: string }> {
  const secret = `whsec_${randomBytes(32).toString("base64")}`;
  const where = { workspaceId: ctx.workspace.id };
  return mutate(ctx, async (tx, record) => {
    const row = await tx.mailSettings.findUnique({ where });
    const data = {
      hookSecret: sealFor("hook", ctx.workspace.id, secret),
      hookOldSecret: row?.hookSecret ?? null,
      hookOldUntil: row?.hookSecret ? new Date(ctx.now.getTime() + overlap) : null,
      hookSince: ctx.now,
      updatedAt: ctx.now,
    };
    await tx.mailSettings.upsert({ where, create: { ...newSettings(ctx), ...data }, update: data });
    const after = { rotated: Boolean(row?.hookSecret) };
    record({ event: "mail.hook_set", target: { id: ctx.workspace.id, name: ctx.workspace.name }, after });
    return { url: hookUrl(ctx.workspace.id), secret };
  });
}

/** Switches the hook off: from now on it takes nothing. */
export async function removeHook(ctx: Ctx<"policy:manage">): Promise<null> {
  const where = { workspaceId: ctx.workspace.id };
  return mutate(ctx, async (tx, record) => {
    const row = await tx.mailSettings.findUnique({ where });
    if (!row?.hookSecret) return unchanged(null);
    const data = { hookSecret: null, hookOldSecret: null, hookOldUntil: null, hookSince: null, updatedAt: ctx.now };
    await tx.mailSettings.update({ where, data });
    record({ event: "mail.hook_removed", target: { id: ctx.workspace.id, name: ctx.workspace.name } });
    return null;
  });
}
