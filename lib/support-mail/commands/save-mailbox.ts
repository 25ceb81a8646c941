import "server-only";
import { mutate, unchanged } from "../../audit/mutate";
import type { Ctx } from "../../entry/ctx";
import { AppError } from "../../errors";
import { getMailSettings } from "../queries";
import type { MailSettingsView, SaveMailbox } from "../schema";
import { sealFor } from "../secrets";
import { reachHost } from "./imap-session";

/**
 * Sets up the mailbox, or changes it. What lies in it already stays there: mail is taken from now on.
 * @throws AppError `validation_failed` for a host that may not be reached, and for a missing password.
 */
export async function saveMailbox(ctx: Ctx<"policy:manage">, given: SaveMailbox): Promise<MailSettingsView> {
  await reachHost(given);
  const { password, ...rest } = given;
  const where = { workspaceId: ctx.workspace.id };
  await mutate(ctx, async (tx, record) => {
    const row = await tx.mailbox.findUnique({ where });
    // Another server or account must not be handed the password of this one.
    const isSame = row?.host === given.host && row.username === given.username;
    if (password === "" && !isSame) throw needsPassword();
    const moved = !isSame || row?.folder !== given.folder;
    const data = {
      ...rest,
      ...(password === "" ? {} : { password: sealFor("password", ctx.workspace.id, password) }),
      ...(moved ? { uidValidity: null, lastUid: 0 } : {}),
      ...{ dueAt: ctx.now, failures: 0, error: "", updatedAt: ctx.now },
    };
    const sealed = data.password ?? row?.password;
    if (sealed === undefined) throw needsPassword();
    const fresh = { ...where, uidValidity: null, lastUid: 0, checkedAt: null };
    await tx.mailbox.upsert({ where, create: { ...fresh, ...data, password: sealed }, update: data });
    record({
      event: "mail.mailbox_set",
      target: { id: ctx.workspace.id, name: ctx.workspace.name },
      after: { ...rest, password_changed: password !== "" },
    });
    return null;
  });
  return getMailSettings(ctx);
}

/** Takes the mailbox and its password away; the mail in it stays. */
export async function removeMailbox(ctx: Ctx<"policy:manage">): Promise<null> {
  const where = { workspaceId: ctx.workspace.id };
  return mutate(ctx, async (tx, record) => {
    const row = await tx.mailbox.findUnique({ where });
    if (!row) return unchanged(null);
    await tx.mailbox.delete({ where });
    record({
      event: "mail.mailbox_removed",
      target: { id: ctx.workspace.id, name: ctx.workspace.name },
      before: { host: row.host, username: row.username },
    });
    return null;
  });
}

function needsPassword(): AppError {
  const detail = "Enter the password of this account.";
  return new AppError("validation_failed", detail, { errors: [{ code: "required", pointer: "/password", detail }] });
}
