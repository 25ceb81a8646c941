import "server-only";
import type { Source } from "../db/copy/transfer";
import type { FileStore } from "../storage/file-store";
import { columnsOf } from "./manifest";

/** The table of files that are on their way out: nobody needs them any more. */
const removals = "file_removals";

/** The files that rows of a database name, wherever a column `file_key` does. */
export async function fileKeysOf(source: Source): Promise<string[]> {
  const keys = new Set<string>();
  for (const { name, columns } of source.tables) {
    if (name === removals || !columns.some((column) => column.name === "file_key")) continue;
    for await (const { file_key: key } of columnsOf(source, name, ["file_key"])) {
      if (typeof key === "string") keys.add(key);
    }
  }
  return [...keys].sort();
}

/** Copies files one after the other and returns those that were not there. */
export async function copyFiles(keys: readonly string[], from: FileStore, to: FileStore): Promise<string[]> {
  const missing: string[] = [];
  for (const key of keys) {
    const bytes = await from.read(key).catch((error: { code?: string; name?: string }) => {
      if (error.code === "ENOENT" || error.name === "NoSuchKey") return null;
      throw error;
    });
    if (bytes === null) missing.push(key);
    else await to.write(key, bytes);
  }
  return missing;
}
