import "server-only";
import { db } from "../db/client";
import type { Ctx } from "../entry/ctx";
import { appUrl, env } from "../env";
import { sender } from "../mail/transport";
import type { InboundRow, InboundStatus, MailboxView, MailSettingsView, SaveMailSettings } from "./schema";

type Reader = Ctx<"policy:read"> | Ctx<"policy:manage">;

/** What holds where a workspace has set nothing. */
export const defaultSettings: SaveMailSettings = {
  sendReplies: true,
  fromName: null,
  address: null,
  otherAddresses: [],
  ticketAddress: false,
  signature: "",
  acknowledge: false,
};

/** Everything but the password and the secret, which nobody is shown again. */
export async function getMailSettings({ workspace, now }: Reader): Promise<MailSettingsView> {
  const where = { workspaceId: workspace.id };
  const [row, box] = await Promise.all([db().mailSettings.findUnique({ where }), db().mailbox.findUnique({ where })]);
  const oldUntil = row?.hookOldUntil && row.hookOldUntil > now ? row.hookOldUntil : null;
  return {
    ...(row ? settingsOf(row) : defaultSettings),
    installationAddress: sender(),
    isSent: env().SMTP_URL !== undefined,
    mailbox: box && mailboxOf(box),
    hook: row?.hookSecret && row.hookSince ? { url: hookUrl(workspace.id), since: row.hookSince, oldUntil } : null,
  };
}

export function hookUrl(workspaceId: string): string {
  return `${appUrl()}/api/public/inbound-mail/${workspaceId}`;
}

type SettingsRow = NonNullable<Awaited<ReturnType<ReturnType<typeof db>["mailSettings"]["findUnique"]>>>;
type MailboxRow = NonNullable<Awaited<ReturnType<ReturnType<typeof db>["mailbox"]["findUnique"]>>>;

export function settingsOf(row: SettingsRow): SaveMailSettings {
  const { sendReplies, fromName, address, otherAddresses, ticketAddress, signature, acknowledge } = row;
  const others = otherAddresses === "" ? [] : otherAddresses.split(" ");
  return {
    sendReplies,
    fromName: fromName || null,
    address,
    otherAddresses: others,
    ticketAddress,
    signature,
    acknowledge,
  };
}

function mailboxOf(row: MailboxRow): MailboxView {
  const { host, port, security, username, folder, doneFolder, enabled, checkedAt, error, failures } = row;
  const kind = security as MailboxView["security"];
  return { host, port, security: kind, username, folder, doneFolder, enabled, checkedAt, error, failures };
}

/** Rows of a page of the log. */
const pageSize = 50;

/** What came in and what became of it, the latest first; those before the named one. */
export async function listInboundMail(
  { workspace }: Reader,
  before?: string,
): Promise<{ rows: InboundRow[]; next: string | null }> {
  const found = await db().inboundMail.findMany({
    where: { workspaceId: workspace.id, ...(before ? { id: { lt: before } } : {}) },
    orderBy: { id: "desc" },
    take: pageSize + 1,
  });
  const page = found.slice(0, pageSize);
  const ticketIds = page.flatMap(({ ticketId }) => ticketId ?? []);
  const tickets = await db().ticket.findMany({
    where: { workspaceId: workspace.id, id: { in: ticketIds } },
    select: { id: true, number: true },
  });
  const numbers = new Map(tickets.map(({ id, number }) => [id, number]));
  const rows = page.map((row) => ({
    ...{ id: row.id, source: row.source, sender: row.sender, subject: row.subject, size: row.size },
    ...{ status: row.status as InboundStatus, reason: row.reason, receivedAt: row.receivedAt },
    ticketNumber: numbers.get(row.ticketId ?? "") ?? null,
    mayRetry: row.fileKey !== null && row.dueAt === null,
  }));
  return { rows, next: found.length > pageSize ? (page.at(-1)?.id ?? null) : null };
}
