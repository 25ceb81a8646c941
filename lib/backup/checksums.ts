import "server-only";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { CopyError } from "../db/copy/table";
import { parts } from "./manifest";

/** Writes what `sha256sum --check SHA256SUMS` reads: a line for each file of the folder. */
export async function writeChecksums(folder: string): Promise<void> {
  const sums = await open(join(folder, parts.sums), "wx", 0o600);
  try {
    for (const name of await filesIn(folder)) {
      if (name !== parts.sums) await sums.write(`${await sha256Of(join(folder, name))}  ${name}\n`);
    }
    await sums.sync();
  } finally {
    await sums.close();
  }
}

/** @throws {CopyError} when the folder is no finished backup, or a file is missing, was changed or was added. */
export async function verifyChecksums(folder: string): Promise<void> {
  const text = await readFile(join(folder, parts.sums), "utf8").catch(() => {
    throw new CopyError(`${folder} is no finished backup: it has no ${parts.sums}.`);
  });
  const there = new Set(await filesIn(folder));
  there.delete(parts.sums);
  for (const line of text.split("\n").filter(Boolean)) {
    const [sum, name = ""] = line.split("  ");
    if (!there.delete(name)) throw new CopyError(`The backup is damaged: ${name} is missing.`);
    if ((await sha256Of(join(folder, name))) !== sum)
      throw new CopyError(`The backup is damaged: ${name} was changed.`);
  }
  const [added] = there;
  if (added) throw new CopyError(`The backup is damaged: ${added} does not belong to it.`);
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}
