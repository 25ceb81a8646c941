import { readFile } from "node:fs/promises";
import { asSystem } from "../lib/entry/command-line";
import { env } from "../lib/env";
import { outboxFolder } from "../lib/mail/outbox-folder";
import { letterLimit } from "../lib/mime/mail-parser";
import { setHookSecret } from "../lib/support-mail/commands/hook";
import { takeMail } from "../lib/support-mail/commands/take-mail";
import { getMailSettings, listInboundMail } from "../lib/support-mail/queries";
import { command, UsageError, workspaceFlag } from "./command";
import { table } from "./output";

const yesNo = (value: boolean) => (value ? "yes" : "no");

export const status = command({
  summary: "Show how mail goes out and comes in",
  flags: { workspace: workspaceFlag },
  async run({ workspace }) {
    const ctx = await asSystem(workspace, "policy:read");
    const { mailbox, hook, ...settings } = await getMailSettings(ctx);
    const { rows } = await listInboundMail(ctx);
    const json = {
      ...settings,
      sentBy: env().SMTP_URL ? "smtp" : "files",
      outbox: outboxFolder(),
      mailbox,
      hook: hook && { url: hook.url, since: hook.since.toISOString() },
      inbound: rows,
    };
    const lines = [
      ["sent by", env().SMTP_URL ? "the server of SMTP_URL" : `files in ${outboxFolder()}`],
      ["replies are mailed", yesNo(settings.sendReplies)],
      ["from", settings.address ?? settings.installationAddress],
      ["mailbox", mailbox ? `${mailbox.username} at ${mailbox.host}: ${mailbox.error || "read"}` : "none"],
      ["hook", hook?.url ?? "off"],
      ["latest mail in", rows[0] ? `${rows[0].status} ${rows[0].reason}`.trim() : "none"],
    ];
    return { json, text: table(["MAIL", "NOW"], lines, "") };
  },
});

export const hook = command({
  summary: "Switch the inbound mail hook on, or give it a new secret; it is printed once",
  flags: { workspace: workspaceFlag },
  async run({ workspace }) {
    const made = await setHookSecret(await asSystem(workspace, "policy:manage"));
    const text = `Hand mail in at\n${made.url}\nsigned with\n${made.secret}\nA secret before this one is taken for 24 hours.`;
    return { json: made, text };
  },
});

export const inbound = command({
  summary: "Hand in a mail from a file, as if it had come in",
  flags: {
    workspace: workspaceFlag,
    file: { type: "string", value: "FILE", required: true, help: "an .eml file: the mail as it came (RFC 5322)" },
  },
  async run({ workspace, file }) {
    const ctx = await asSystem(workspace, "policy:manage");
    const bytes = await readFile(file).catch(() => {
      throw new UsageError(`--file: ${file} cannot be read.`);
    });
    if (bytes.byteLength === 0 || bytes.byteLength > letterLimit) {
      throw new UsageError("--file: a mail has between 1 byte and 25 MiB.");
    }
    const { id, isNew } = await takeMail(ctx.workspace.id, "cli", bytes);
    const text = isNew ? `Taken as ${id}. The server files it within seconds.` : `Taken before as ${id}.`;
    return { json: { id, status: isNew ? "received" : "duplicate" }, text };
  },
});
