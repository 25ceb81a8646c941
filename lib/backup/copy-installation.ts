import "server-only";
import { copyDatabase } from "../db/copy/copy-database";
import type { Copied, Progress } from "../db/copy/copy-tables";
import { openSource, using } from "../db/copy/open";
import { env } from "../env";
import { folderBeside, openStore } from "../storage/file-store";
import { copyFiles, fileKeysOf } from "./stored-files";

/** Files that rows name, how many were copied (null: none were to be) and which were not in the store. */
export type CopiedFiles = Readonly<{ count: number; copied: number | null; missing: readonly string[] }>;

/**
 * Copies a database, and to the store that `files` names its files.
 * @throws CopyError, MigrationError
 */
export async function copyInstallation(
  { from, to, files }: { from: string; to: string; files: string | undefined },
  progress: Progress,
): Promise<{ tables: Copied[]; attachments: CopiedFiles }> {
  const tables = await copyDatabase(from, to, { progress });
  // Of the copy: the old one may have gone on since.
  const keys = await using(openSource(to), fileKeysOf);
  if (files === undefined) return { tables, attachments: { count: keys.length, copied: null, missing: [] } };
  const store = await openStore(env().STORAGE_URL ?? folderBeside(from));
  const missing = await copyFiles(keys, store, await openStore(files));
  return { tables, attachments: { count: keys.length, copied: keys.length - missing.length, missing } };
}
