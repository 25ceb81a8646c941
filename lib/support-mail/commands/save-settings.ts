import "server-only";
import { difference } from "../../audit/difference";
import { mutate, unchanged } from "../../audit/mutate";
import type { Ctx } from "../../entry/ctx";
import { getMailSettings, settingsOf } from "../queries";
import type { MailSettingsView, SaveMailSettings } from "../schema";
import { newSettings } from "./new-settings";

/** Sets how the workspace writes to those who ask. */
export async function saveMailSettings(ctx: Ctx<"policy:manage">, given: SaveMailSettings): Promise<MailSettingsView> {
  const where = { workspaceId: ctx.workspace.id };
  await mutate(ctx, async (tx, record) => {
    const row = await tx.mailSettings.findUnique({ where });
    const before = settingsOf(row ?? newSettings(ctx));
    const changes = difference(before, given);
    if (!changes) return unchanged(null);
    const data = {
      ...given,
      fromName: given.fromName ?? "",
      otherAddresses: given.otherAddresses.join(" "),
      updatedAt: ctx.now,
    };
    await tx.mailSettings.upsert({ where, create: { ...newSettings(ctx), ...data }, update: data });
    record({ event: "mail.changed", target: { id: ctx.workspace.id, name: ctx.workspace.name }, ...changes });
    return null;
  });
  return getMailSettings(ctx);
}
