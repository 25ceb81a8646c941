import "server-only";
import { existsSync, renameSync } from "node:fs";
import Sqlite from "better-sqlite3";
import { CopyError } from "./copy/table";

/**
 * Writes a database that may be in use into a new file, as it is at this moment. One read transaction: with WAL it holds up
 * nobody. The backup interface of SQLite would begin anew at every write of another process.
 */
export function vacuumInto(path: string, target: string): void {
  const connection = new Sqlite(path, { readonly: true, fileMustExist: true, timeout: 5_000 });
  try {
    connection.prepare("VACUUM INTO ?").run(target);
  } finally {
    connection.close();
  }
}

/**
 * Takes what a database has in its WAL into its file, so that the file alone is the database.
 * @throws {CopyError} while another process has it open.
 */
export function foldIntoOneFile(path: string): void {
  const connection = new Sqlite(path, { fileMustExist: true, timeout: 0 });
  try {
    // SQLite does this only for whoever has the file to itself.
    connection.pragma("journal_mode = DELETE");
  } catch (error) {
    if ((error as { code?: string }).code !== "SQLITE_BUSY") throw error;
    throw new CopyError(`A server or another program has ${path} open. Stop it first.`);
  } finally {
    connection.close();
  }
}

/**
 * Gives a database that nobody has open another name, also one that is too damaged to be opened.
 * @throws {CopyError} while another process has it open.
 */
export function moveAside(path: string, name: string): void {
  try {
    foldIntoOneFile(path);
  } catch (error) {
    if (error instanceof CopyError) throw error;
  }
  for (const end of ["", "-wal", "-shm"]) {
    if (existsSync(path + end)) renameSync(path + end, name + end);
  }
}
