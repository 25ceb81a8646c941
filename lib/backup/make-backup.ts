import "server-only";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { findSecret, fingerprintOf } from "../auth/secret";
import { providerOf, sqlitePath } from "../db/client";
import { contents, copyTables, type Progress } from "../db/copy/copy-tables";
import { openSource, openTarget, using } from "../db/copy/open";
import { CopyError } from "../db/copy/table";
import type { Source } from "../db/copy/transfer";
import { migrateSqlite } from "../db/migrate-sqlite";
import { migrationsFolder, readMigrations } from "../db/migration-files";
import { checkSqliteFile } from "../db/sqlite-check";
import { foldIntoOneFile, vacuumInto } from "../db/sqlite-file";
import { env } from "../env";
import { DiskStore } from "../storage/disk-store";
import { fileStore, isBucket } from "../storage/file-store";
import { writeChecksums } from "./checksums";
import { auditHeadsOf, type Manifest, parts, unfinished } from "./manifest";
import { copyFiles, fileKeysOf } from "./stored-files";

/**
 * Writes the installation as it is now into a new folder: the database as a SQLite file, whichever it runs on, the files,
 * a manifest, and checksums of all of them. The server may go on. The folder has another name until all of it is on the
 * disk; what is interrupted leaves a folder whose name ends in `.part`, which `restore` refuses.
 * @throws {CopyError} when the folder exists, or the database is damaged or empty.
 */
export async function makeBackup(to: string, progress?: Progress): Promise<Manifest> {
  const folder = resolve(to);
  if (existsSync(folder)) throw new CopyError(`${folder} exists already. Choose another name.`);
  const growing = `${folder}.${randomBytes(4).toString("hex")}${unfinished}`;
  await mkdir(growing, { recursive: true, mode: 0o700 });
  try {
    const manifest = await fill(growing, progress);
    await writeChecksums(growing);
    await sync(growing);
    await rename(growing, folder);
    await sync(dirname(folder));
    return manifest;
  } catch (error) {
    await rm(growing, { recursive: true, force: true });
    throw error;
  }
}

async function fill(folder: string, progress?: Progress): Promise<Manifest> {
  const url = env().DATABASE_URL;
  const madeAt = new Date().toISOString();
  const path = join(folder, parts.database);
  await (providerOf(url) === "sqlite" ? copyFile(url, path) : copyServer(url, path, progress));
  await chmod(path, 0o600);
  await sync(path);
  checkSqliteFile(path);
  return using(openSource(`file:${path}`), async (source) => {
    const secret = findSecret(url);
    const manifest: Manifest = {
      format: 1,
      madeAt,
      madeFrom: providerOf(url),
      migration: source.migrations.at(-1) ?? "",
      secretFingerprint: secret === null ? null : fingerprintOf(secret),
      tables: await contents(source),
      auditHeads: await auditHeadsOf(source),
      files: await keepFiles(source, join(folder, parts.files)),
    };
    await write(join(folder, parts.manifest), `${JSON.stringify(manifest, null, 2)}\n`);
    return manifest;
  });
}

async function copyFile(url: string, path: string): Promise<void> {
  if (!existsSync(sqlitePath(url))) throw new CopyError(`There is no database at ${sqlitePath(url)}.`);
  vacuumInto(sqlitePath(url), path);
}

/** With the tables that the server has, also when this program knows newer ones. */
async function copyServer(url: string, path: string, progress?: Progress): Promise<void> {
  await using(openSource(url), async (source) => {
    if (source.migrations.length === 0) throw new CopyError("There is no installation in this database.");
    const files = readMigrations(migrationsFolder("sqlite"));
    await migrateSqlite(
      path,
      files.filter(({ name }) => source.migrations.includes(name)),
    );
    await using(openTarget(`file:${path}`), (target) => copyTables(source, target, progress));
  });
  foldIntoOneFile(path);
}

/** After the database: a file that a row of it names was there before. Some may have been erased since. */
async function keepFiles(source: Source, folder: string): Promise<Manifest["files"]> {
  const keys = await fileKeysOf(source);
  if (isBucket(env().STORAGE_URL ?? "")) return { place: "bucket", count: keys.length, missing: [] };
  const missing = await copyFiles(keys, await fileStore(), new DiskStore(folder));
  return { place: "backup", count: keys.length - missing.length, missing };
}

async function write(path: string, text: string): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** What is in a file, or the names in a folder, is on the disk. */
async function sync(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
