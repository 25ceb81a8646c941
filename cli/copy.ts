import { findSecret, fingerprintOf, secretFile } from "../lib/auth/secret";
import { copyInstallation } from "../lib/backup/copy-installation";
import { env } from "../lib/env";
import { command, UsageError } from "./command";
import { requireDatabaseUrl } from "./database-url";
import { number, table } from "./output";
import { progressLines } from "./progress";

const urlFlag = { type: "string", value: "URL", required: true } as const;

export const copy = command({
  summary: "Copy a whole installation into an empty database, of whichever kind",
  flags: {
    from: { ...urlFlag, help: "file:… or postgresql://…, as DATABASE_URL" },
    to: { ...urlFlag, help: "the same; made and brought up to date" },
    files: { type: "string", value: "URL", help: "copy the attachments too, to file:… or s3://…, as STORAGE_URL" },
  },
  needsDatabase: false,
  async run({ from, to, files }) {
    requireDatabaseUrl("from", from);
    requireDatabaseUrl("to", to);
    if (from === to) throw new UsageError("--from and --to are the same.");
    const readAt = new Date().toISOString();
    const { tables, attachments } = await copyInstallation({ from, to, files }, progressLines());
    const secret = secretAdvice(from, to);
    const rows = tables.reduce((sum, one) => sum + one.rows, 0);
    const cells = tables.map((one) => [
      ...[one.table, number.format(one.rows), number.format(one.copiedRows)],
      ...[one.hash.slice(0, 16), one.copiedHash.slice(0, 16)],
    ]);
    const headings = ["TABLE", "ROWS", "ROWS COPIED", "CONTENT", "CONTENT COPIED"];
    const text = [
      table(headings, cells, ""),
      "",
      `${number.format(rows)} rows of ${tables.length} tables are the same on both sides.`,
      `Copied as it was at ${readAt}: what a server writes to the old database since then is not in the new one.`,
      attachments.copied === null
        ? `${number.format(attachments.count)} files are not in the database. Bring them to where STORAGE_URL of the new installation leads, or give --files.`
        : `${number.format(attachments.copied)} files were copied; ${attachments.missing.length} were missing.`,
      secret,
    ];
    return { json: { readAt, tables, attachments, secret }, text: text.join("\n") };
  },
});

/** Keys work with any secret. What is sealed with it, and everybody's session, does not. */
function secretAdvice(from: string, to: string): string {
  const [old, now] = [findSecret(from), findSecret(to)];
  if (env().AUTH_SECRET) return "Run the new installation with the same AUTH_SECRET.";
  if (old === null) return "The old installation's AUTH_SECRET is not here: give it to the new one as well.";
  if (now !== null && fingerprintOf(now) === fingerprintOf(old)) return "Both have the same secret.";
  return `Copy ${secretFile(from)} to ${secretFile(to)}, or set AUTH_SECRET to what it holds: secrets of webhooks and mailboxes cannot be read without it.`;
}
