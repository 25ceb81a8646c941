import { join } from "node:path";
import { disableApiKey } from "../lib/api-keys/commands/pause";
import { revokeApiKey } from "../lib/api-keys/commands/revoke";
import { type LiveKey, listLiveKeysEverywhere } from "../lib/api-keys/queries/live-everywhere";
import { findSecret, fingerprintOf, secretFile } from "../lib/auth/secret";
import { type EndedKeys, readEndedKeys } from "../lib/backup/ended-keys";
import { type Manifest, parts } from "../lib/backup/manifest";
import { restoreBackup } from "../lib/backup/restore-backup";
import { type Settling, settleInstallation, settleWorkspace } from "../lib/backup/settle";
import { asSystem } from "../lib/entry/command-line";
import { env } from "../lib/env";
import { listAllWorkspaces } from "../lib/workspaces/queries";
import { command } from "./command";
import { requireDatabaseUrl } from "./database-url";
import { number, table, when } from "./output";
import { progressLines } from "./progress";

export const restore = command({
  summary: "Check a backup and put it in the place of a database, with its files",
  flags: {
    from: { type: "string", value: "FOLDER", required: true, help: "what the command backup wrote" },
    to: { type: "string", value: "URL", help: "file:… or postgresql://…; DATABASE_URL when absent" },
    replace: { type: "boolean", help: "also when there is an installation; a file is kept under another name" },
    "revoked-since-from": {
      ...{ type: "string", value: "SOURCE", multiple: true },
      help: "revoke again what was revoked since: the newer database, an audit log as JSON, or ids one a line",
    },
    "send-queued": { type: "boolean", help: "send the mail and webhook deliveries that waited when it was made" },
  },
  word: "from",
  needsDatabase: false,
  async run({ from, to = env().DATABASE_URL, replace, "revoked-since-from": sources, "send-queued": sendQueued }) {
    requireDatabaseUrl("to", to);
    const backup = `file:${join(from, parts.database)}`;
    const progress = progressLines();
    const { manifest, settled, keptAs } = await restoreBackup({ from, to, replace, progress }, async ({ madeAt }) => {
      const queues = await settleQueues({ backupMadeAt: madeAt, sendQueued });
      const ended = await endAgain(await Promise.all(sources.map((source) => readEndedKeys(source, backup))));
      return { ...queues, ...ended, liveKeys: await listLiveKeysEverywhere(new Date()) };
    });
    const secret = secretAdvice(manifest, to);
    const rows = manifest.tables.reduce((sum, one) => sum + one.rows, 0);
    const { liveKeys, revoked, disabled } = settled;
    const text = [
      keyTable(liveKeys),
      "",
      `Restored ${number.format(rows)} rows and ${fileCount(manifest)} as they were at ${manifest.madeAt}; all checks passed.`,
      ...(keptAs ? [`The former database is kept as ${keptAs}.`] : []),
      `${settled.sessions} sessions were ended: everybody signs in again.`,
      sendQueued
        ? "Mail and webhook deliveries that waited are sent when a server starts."
        : `Not sent: ${settled.mails} mails and ${settled.deliveries} webhook deliveries that waited.`,
      sources.length > 0
        ? `${revoked} keys were revoked again, ${disabled} disabled again.`
        : "Keys that were revoked since then work again: look through the list above, or give --revoked-since-from.",
      secret,
    ];
    return {
      json: { to, madeAt: manifest.madeAt, rows, keptAs, secret, ...settled },
      text: text.join("\n"),
    };
  },
});

/** @returns what was given up, of all workspaces together. */
async function settleQueues(settling: Settling): Promise<{ mails: number; deliveries: number; sessions: number }> {
  const given = { deliveries: 0, ...(await settleInstallation(settling, new Date())) };
  for (const { slug } of await listAllWorkspaces()) {
    const { mails, deliveries } = await settleWorkspace(await asSystem(slug, "workspace:manage"), settling);
    given.mails += mails;
    given.deliveries += deliveries;
  }
  return given;
}

async function endAgain(sources: readonly EndedKeys[]): Promise<{ revoked: number; disabled: number }> {
  const count = { revoked: 0, disabled: 0 };
  for (const { id, workspace, disabled } of await listLiveKeysEverywhere(new Date())) {
    if (sources.some((source) => source.isEnded(id))) {
      await revokeApiKey(await asSystem(workspace, "api_keys:revoke"), { id });
      count.revoked += 1;
    } else if (!disabled && sources.some((source) => source.isDisabled(id))) {
      await disableApiKey(await asSystem(workspace, "api_keys:revoke"), { id });
      count.disabled += 1;
    }
  }
  return count;
}

function keyTable(keys: readonly LiveKey[]): string {
  const rows = keys.map((key) => [
    ...[key.workspace, key.prefix, key.name, key.owner, when(key.createdAt), when(key.lastUsedAt)],
    key.disabled ? "disabled" : "active",
  ]);
  const headings = ["WORKSPACE", "KEY", "NAME", "OWNER", "CREATED", "LAST USED", "STATUS"];
  return table(headings, rows, "No key of the backup is live.");
}

function fileCount({ files: { place, count } }: Manifest): string {
  return place === "backup" ? `${number.format(count)} files` : `no files (${number.format(count)} are in S3)`;
}

/** Keys work with any secret. What is sealed with it does not. */
function secretAdvice({ secretFingerprint }: Manifest, to: string): string {
  if (secretFingerprint === null) return "The backup does not say which secret it was made with.";
  const secret = findSecret(to);
  if (secret !== null && fingerprintOf(secret) === secretFingerprint) return "The secret is the one it was made with.";
  const what = secret === null ? "THERE IS NO SECRET YET" : "THE SECRET IS ANOTHER ONE";
  return `${what}: before a server starts, put the one with the fingerprint ${secretFingerprint} into ${secretFile(to)} or AUTH_SECRET. Keys work without it; secrets of webhooks, mailboxes and widgets do not.`;
}
