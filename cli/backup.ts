import { secretFile } from "../lib/auth/secret";
import { makeBackup } from "../lib/backup/make-backup";
import { env } from "../lib/env";
import { command } from "./command";
import { number } from "./output";
import { progressLines } from "./progress";

export const backup = command({
  summary: "Write the whole installation into a new folder, while the server goes on",
  flags: { to: { type: "string", value: "FOLDER", required: true, help: "where to; must not exist yet" } },
  word: "to",
  // As it is: a backup comes before an upgrade.
  needsDatabase: false,
  async run({ to }) {
    const manifest = await makeBackup(to, progressLines());
    const { tables, files, madeAt, auditHeads, secretFingerprint } = manifest;
    const rows = tables.reduce((sum, one) => sum + one.rows, 0);
    const kept = {
      backup: `${number.format(files.count)} files are in it.`,
      bucket: `${number.format(files.count)} files stay in S3 and are not in it.`,
    };
    const lines = [
      `Wrote ${to}: ${number.format(rows)} rows as they were at ${madeAt}, of ${auditHeads.length} workspaces.`,
      kept[files.place],
      ...(files.missing.length > 0
        ? [`${files.missing.length} files that the database names were not in the store.`]
        : []),
      secretAdvice(secretFingerprint),
    ];
    return { json: { to, rows, ...manifest, tables: undefined }, text: lines.join("\n") };
  },
});

function secretAdvice(fingerprint: string | null): string {
  const where = env().AUTH_SECRET ? "AUTH_SECRET" : secretFile();
  if (fingerprint === null) return "There is no secret here; keep the AUTH_SECRET of the server in another place.";
  return `The secret is not in it: keep ${where} in another place (fingerprint ${fingerprint}).`;
}
