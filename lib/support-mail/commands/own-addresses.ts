import "server-only";
import { Email } from "../../access/email";
import { db } from "../../db/client";
import { sender } from "../../mail/transport";

/** Every address that is the help desk's own, lower case: mail from them is never answered. */
export async function ownAddresses(workspaceId: string): Promise<ReadonlySet<string>> {
  const where = { workspaceId };
  const [settings, mailbox] = [
    await db().mailSettings.findUnique({ where, select: { address: true, otherAddresses: true } }),
    await db().mailbox.findUnique({ where, select: { username: true } }),
  ];
  const named = [settings?.address, ...(settings?.otherAddresses ?? "").split(" "), mailbox?.username, sender()];
  return new Set(
    named.flatMap((address) => {
      const parsed = Email.safeParse(address);
      return parsed.success ? [parsed.data] : [];
    }),
  );
}
