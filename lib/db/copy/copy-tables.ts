import "server-only";
import { byName, CopyError, type Table } from "./table";
import { TableHash } from "./table-hash";
import type { Source, Target } from "./transfer";

/** What a table holds. */
export type Content = Readonly<{ table: string; rows: number; hash: string }>;

/** What a table held where it came from, and holds where it was copied to. */
export type Copied = Content & Readonly<{ copiedRows: number; copiedHash: string }>;

/** Told after each batch. */
export type Progress = (table: string, rows: number) => void;

/**
 * Copies every table, reads it back, and commits. A few hundred rows are in memory at a time.
 * @throws {CopyError} when the two do not have the same tables, or anything arrived otherwise than it was; nothing is
 *   written then.
 */
export async function copyTables(source: Source, target: Target, progress: Progress = () => {}): Promise<Copied[]> {
  requireSameShape(source, target);
  const copied: Copied[] = [];
  for (const table of target.tables) {
    const sent = new TableHash();
    for await (const rows of source.batches(table)) {
      await target.insert(table, rows);
      sent.add(rows);
      progress(table.name, sent.rows);
    }
    const arrived = await contentOf(target, table);
    copied.push({
      ...{ table: table.name, rows: sent.rows, hash: sent.digest() },
      ...{ copiedRows: arrived.rows, copiedHash: arrived.hash },
    });
  }
  const bad = copied.find((one) => one.rows !== one.copiedRows || one.hash !== one.copiedHash);
  if (bad) {
    throw new CopyError(
      `${bad.table} did not arrive as it was: ${bad.rows} rows with hash ${bad.hash}, then ${bad.copiedRows} with ${bad.copiedHash}. Nothing was kept.`,
    );
  }
  await target.commit();
  return copied;
}

/** What every table holds, in the order of their names. */
export async function contents(source: Source): Promise<Content[]> {
  const all: Content[] = [];
  for (const table of [...source.tables].sort(byName)) all.push(await contentOf(source, table));
  return all;
}

async function contentOf(source: Source, table: Table): Promise<Content> {
  const hash = new TableHash();
  for await (const rows of source.batches(table)) hash.add(rows);
  return { table: table.name, rows: hash.rows, hash: hash.digest() };
}

/** The tables that hold anything. */
export async function filledTables(source: Source): Promise<string[]> {
  const filled: string[] = [];
  for (const table of source.tables) {
    for await (const _ of source.batches(table)) {
      filled.push(table.name);
      break;
    }
  }
  return filled;
}

function requireSameShape(source: Source, target: Target): void {
  const missing = target.migrations.filter((name) => !source.migrations.includes(name));
  if (missing[0]) {
    throw new CopyError(
      `What is copied is older than this version: it lacks ${missing[0]}. Bring it up to date with the command migrate.`,
    );
  }
  const unknown = source.migrations.find((name) => !target.migrations.includes(name));
  if (unknown) throw new CopyError(`What is copied was written by a newer version, with ${unknown}. Use that one.`);
  const shape = ({ tables }: Source) =>
    JSON.stringify([...tables].sort(byName).map(({ name, columns }) => [name, columns]));
  if (shape(source) !== shape(target))
    throw new CopyError("The two databases do not have the same tables and columns.");
}
