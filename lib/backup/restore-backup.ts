import "server-only";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, copyFile, mkdir, mkdtemp, readFile, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { verifyChain } from "../audit/verify";
import { db, providerOf, sqlitePath } from "../db/client";
import { copyDatabase, heldTables, requireEmpty } from "../db/copy/copy-database";
import { contents, type Progress } from "../db/copy/copy-tables";
import { openSource, using } from "../db/copy/open";
import { CopyError } from "../db/copy/table";
import { migrate } from "../db/migrate";
import { onDatabase } from "../db/on-database";
import { checkSqliteFile } from "../db/sqlite-check";
import { foldIntoOneFile, moveAside } from "../db/sqlite-file";
import { env } from "../env";
import { DiskStore } from "../storage/disk-store";
import { folderBeside, openStore } from "../storage/file-store";
import { verifyChecksums } from "./checksums";
import { auditHeadsOf, firstDifference, Manifest, parts, unfinished } from "./manifest";
import { copyFiles, fileKeysOf } from "./stored-files";

export type Restored<T> = Readonly<{
  manifest: Manifest;
  /** What `settle` returned. */
  settled: T;
  /** Where the former database is now; null when there was none or it is no file. */
  keptAs: string | null;
}>;

/**
 * Checks a backup, prepares a copy of it, and only then puts it in the place of the target: the copy is brought up to date,
 * compared with the manifest and with its audit logs, and `settle` does to it what must be done before a server sees it.
 * @param replace lets go what the target holds: a file is moved aside, tables of a server are emptied in the transaction
 *   that fills them.
 * @throws {CopyError}, MigrationError; the target is as it was then.
 */
export async function restoreBackup<T>(
  { from, to, replace, progress }: { from: string; to: string; replace: boolean; progress?: Progress },
  settle: (manifest: Manifest) => Promise<T>,
): Promise<Restored<T>> {
  const folder = resolve(from);
  const manifest = await readBackup(folder);
  if (!replace) requireEmpty(await heldTables(to));
  const { path, clean } = await stage(folder, to);
  try {
    await compare(path, manifest);
    await migrate(`file:${path}`);
    const settled = await onDatabase(`file:${path}`, async () => {
      await verifyAudit(manifest);
      return settle(manifest);
    });
    foldIntoOneFile(path);
    await bringFiles(folder, path, to);
    return { manifest, settled, keptAs: await putInPlace(path, to, replace, progress) };
  } finally {
    await clean();
  }
}

/** @throws {CopyError} for what is no backup, is not finished or was changed. */
async function readBackup(folder: string): Promise<Manifest> {
  if (folder.endsWith(unfinished)) throw new CopyError(`${folder} is no finished backup: it was interrupted.`);
  await verifyChecksums(folder);
  const text = await readFile(join(folder, parts.manifest), "utf8");
  const read = Manifest.safeParse(JSON.parse(text));
  if (!read.success) throw new CopyError("The backup was made by another version, which this one cannot read.");
  return read.data;
}

/** A copy of the backup's database: beside the target, where it only has to be renamed, or in a folder of its own. */
async function stage(folder: string, to: string): Promise<{ path: string; clean: () => Promise<void> }> {
  const isFile = providerOf(to) === "sqlite";
  if (isFile) await mkdir(dirname(sqlitePath(to)), { recursive: true, mode: 0o700 });
  const place = isFile
    ? `${sqlitePath(to)}.${randomBytes(4).toString("hex")}.restoring`
    : await mkdtemp(join(tmpdir(), "latchkey-restore-"));
  const path = isFile ? place : join(place, parts.database);
  await copyFile(join(folder, parts.database), path);
  await chmod(path, 0o600);
  const clean = async () => {
    for (const end of ["", "-wal", "-shm"]) await rm(place + end, { recursive: true, force: true });
  };
  return { path, clean };
}

async function compare(path: string, manifest: Manifest): Promise<void> {
  checkSqliteFile(path);
  await using(openSource(`file:${path}`), async (source) => {
    const table = firstDifference(manifest, await contents(source));
    if (table !== null) throw new CopyError(`The backup is damaged: ${table} does not hold what the manifest says.`);
    const heads = await auditHeadsOf(source);
    if (JSON.stringify(heads) !== JSON.stringify(manifest.auditHeads)) {
      throw new CopyError("The backup is damaged: an audit log does not end where the manifest says.");
    }
  });
}

async function verifyAudit({ auditHeads }: Manifest): Promise<void> {
  for (const { workspace: slug } of auditHeads) {
    const { id } = await db().workspace.findUniqueOrThrow({ where: { slug }, select: { id: true } });
    const { broken } = await verifyChain(id);
    if (broken) {
      throw new CopyError(`The audit log of ${slug} is broken at event ${broken.sequence}. ${broken.reason}`);
    }
  }
}

/** Before the database: no row that a server reads names a file that is not there yet. */
async function bringFiles(folder: string, path: string, to: string): Promise<void> {
  if (!existsSync(join(folder, parts.files))) return;
  const keys = await using(openSource(`file:${path}`), fileKeysOf);
  const store = await openStore(env().STORAGE_URL ?? folderBeside(to));
  await copyFiles(keys, new DiskStore(join(folder, parts.files)), store);
}

async function putInPlace(path: string, to: string, replace: boolean, progress?: Progress): Promise<string | null> {
  if (providerOf(to) === "postgresql") {
    await copyDatabase(`file:${path}`, to, { replace, ...(progress ? { progress } : {}) });
    return null;
  }
  const target = sqlitePath(to);
  const former = `${target}.replaced-${new Date().toISOString().replace(/\D/g, "")}`;
  const isThere = existsSync(target);
  if (isThere) moveAside(target, former);
  await rename(path, target);
  return isThere ? former : null;
}
