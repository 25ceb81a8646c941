import "server-only";
import { db } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { AppError } from "../../errors";
import type { SaveMailbox } from "../schema";
import { openFor } from "../secrets";
import { MailboxError, withImap } from "./imap-session";

/**
 * Signs in and opens the folders, and says how many mails are there. Nothing is read and nothing is stored.
 * @throws AppError `validation_failed` with what went wrong.
 */
export async function testMailbox(ctx: Ctx<"policy:manage">, given: SaveMailbox): Promise<{ messages: number }> {
  const password = given.password || (await storedPassword(ctx, given));
  try {
    return await withImap({ ...given, password }, async (client) => {
      for (const name of [given.doneFolder, given.folder]) {
        if (name === null) continue;
        const lock = await client.getMailboxLock(name);
        lock.release();
      }
      const status = await client.status(given.folder, { messages: true });
      return { messages: status ? (status.messages ?? 0) : 0 };
    });
  } catch (error) {
    if (error instanceof MailboxError) throw new AppError("validation_failed", error.message);
    throw error;
  }
}

/** For the very account that it was stored for. */
async function storedPassword({ workspace }: Ctx<"policy:manage">, { host, username }: SaveMailbox): Promise<string> {
  const row = await db().mailbox.findUnique({ where: { workspaceId: workspace.id } });
  if (row?.host === host && row.username === username) return openFor("password", workspace.id, row.password);
  throw new AppError("validation_failed", "Enter the password of this account.", {
    errors: [{ code: "required", pointer: "/password", detail: "Enter the password of this account." }],
  });
}
