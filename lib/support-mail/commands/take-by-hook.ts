import "server-only";
import { db } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { Mistakes } from "../../entry/invalid";
import { AppError } from "../../errors";
import { letterLimit } from "../../mime/mail-parser";
import { isSigned } from "../hook-signature";
import { openFor } from "../secrets";
import { takeMail } from "./take-mail";

export type Signed = Readonly<{
  /** The body as it came. */
  bytes: Uint8Array;
  /** A mail in base64 where the body is JSON. */
  raw: string | undefined;
  isMail: boolean;
  header: (name: string) => string | undefined;
}>;

/**
 * Takes a mail that a server hands in.
 * @throws AppError `not_found` where the hook is off, `signature_invalid`, `validation_failed`.
 */
export async function takeByHook(
  { workspace, now }: Pick<Ctx, "workspace" | "now">,
  { bytes, raw, isMail, header }: Signed,
): Promise<{ id: string; status: "received" | "duplicate" }> {
  const settings = await db().mailSettings.findUnique({ where: { workspaceId: workspace.id } });
  if (!settings?.hookSecret) throw new AppError("not_found", "This workspace takes no mail here.");
  const old = settings.hookOldUntil && settings.hookOldUntil > now ? [settings.hookOldSecret ?? ""] : [];
  const secrets = [settings.hookSecret, ...old].map((sealed) => openFor("hook", workspace.id, sealed));
  if (!isSigned(secrets, bytes, header, now)) throw new AppError("signature_invalid");
  const mail = isMail ? bytes : Buffer.from(raw ?? "", "base64");
  if (mail.byteLength === 0) refuse("/raw", "is required: the whole mail in base64");
  if (mail.byteLength > letterLimit) refuse("/raw", "is larger than 25 MiB");
  const { id, isNew } = await takeMail(workspace.id, "hook", mail);
  return { id, status: isNew ? "received" : "duplicate" };
}

function refuse(pointer: `/${string}`, detail: string): never {
  const mistakes = new Mistakes();
  mistakes.add(pointer, detail);
  mistakes.throwIfAny();
  throw new Error("A mistake was not thrown.");
}
