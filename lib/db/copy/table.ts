/** What a column holds, as both databases mean it. */
export type ColumnType = "text" | "integer" | "boolean" | "time";

export type Column = Readonly<{ name: string; type: ColumnType }>;

/** A table with its columns in the order of their names: a later migration puts a column at another place than a new table. */
export type Table = Readonly<{
  name: string;
  columns: readonly Column[];
  /** The tables that its foreign keys lead to. */
  refersTo: readonly string[];
}>;

/** An integer as its digits, since it may pass 2^53; a time in epoch milliseconds. */
export type Value = string | number | boolean | null;

/** The values of one row, in the order of the table's columns. */
export type Row = readonly Value[];

/** Why a database cannot be copied, backed up or restored as it is. The message says what to do. */
export class CopyError extends Error {
  override name = "CopyError";
}

/** The table in which the migrations are noted. Each database has its own. */
export const bookkeeping = "_prisma_migrations";

export const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);

/** @throws {CopyError} for a type that has no counterpart here yet: better than a value that changes on its way. */
export function columnType(types: Readonly<Record<string, ColumnType>>, place: string, declared: string): ColumnType {
  const type = types[declared];
  if (!type) throw new CopyError(`The column ${place} is of a type that cannot be copied: ${declared}.`);
  return type;
}

/** The same tables, each after those that it refers to. */
export function parentsFirst(tables: readonly Table[]): Table[] {
  const placed = new Set<string>();
  const ordered: Table[] = [];
  const waiting = new Set([...tables].sort(byName));
  while (waiting.size > 0) {
    const ready = [...waiting].filter((table) => table.refersTo.every((name) => placed.has(name)));
    if (ready.length === 0) throw new CopyError("Tables refer to each other in a circle.");
    for (const table of ready) {
      waiting.delete(table);
      placed.add(table.name);
      ordered.push(table);
    }
  }
  return ordered;
}
