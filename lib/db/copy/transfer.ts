import type { Row, Table } from "./table";

/**
 * A database within one transaction that reads: it stays as it was when it was opened, whatever others write meanwhile.
 */
export interface Source {
  /** Those of the product, each after the ones that it refers to. */
  readonly tables: readonly Table[];
  /** The names of the migrations that were applied. */
  readonly migrations: readonly string[];
  /** The rows of a table in any order, some hundred at a time. @throws {CopyError} at a value that its type does not allow. */
  batches(table: Table): AsyncIterable<readonly Row[]>;
  close(): Promise<void>;
}

/** A database within one transaction that writes: closed without a commit, it is as it was. */
export interface Target extends Source {
  insert(table: Table, rows: readonly Row[]): Promise<void>;
  /** Takes away all rows of all tables. */
  clear(): Promise<void>;
  /** Sets counters behind what was written, checks the full-text index, ends the transaction. */
  commit(): Promise<void>;
}

/** Rows that are read and written at once. The largest are some tens of kilobytes. */
export const rowsAtOnce = 200;
