import "server-only";
import { z } from "zod";
import type { Content } from "../db/copy/copy-tables";
import type { Source } from "../db/copy/transfer";

/** What a backup says of itself, beside the database and the files. */
export const Manifest = z.object({
  /** Raised when a program of before could not read it any more. */
  format: z.literal(1),
  /** Everything that was acknowledged before this moment is in it. */
  madeAt: z.iso.datetime(),
  madeFrom: z.enum(["sqlite", "postgresql"]),
  /** The last migration that was applied. */
  migration: z.string(),
  /** Of AUTH_SECRET, which is not in it; null when there was none. */
  secretFingerprint: z.string().nullable(),
  tables: z.array(z.object({ table: z.string(), rows: z.int(), hash: z.string() })),
  /** The last event of each audit log. */
  auditHeads: z.array(z.object({ workspace: z.string(), sequence: z.int(), hash: z.string() })),
  files: z.object({
    /** `bucket`: they stay in S3 and are not in it. */
    place: z.enum(["backup", "bucket"]),
    count: z.int(),
    /** Rows name them, and the store did not have them. */
    missing: z.array(z.string()),
  }),
});
export type Manifest = z.output<typeof Manifest>;

/** The names within a backup. */
export const parts = {
  manifest: "manifest.json",
  database: "database.db",
  files: "files",
  sums: "SHA256SUMS",
} as const;

/** How the name of a backup ends until it is whole. */
export const unfinished = ".part";

/** Some columns of a table, row by row. */
export async function* columnsOf<Name extends string>(
  source: Source,
  tableName: string,
  names: readonly Name[],
): AsyncIterable<Record<Name, unknown>> {
  const table = source.tables.find(({ name }) => name === tableName);
  if (!table) return;
  const places = names.map((name) => table.columns.findIndex((column) => column.name === name));
  for await (const rows of source.batches(table)) {
    for (const row of rows) {
      yield Object.fromEntries(names.map((name, at) => [name, row[places[at] ?? -1]])) as Record<Name, unknown>;
    }
  }
}

export async function auditHeadsOf(source: Source): Promise<Manifest["auditHeads"]> {
  const heads: Manifest["auditHeads"] = [];
  for await (const row of columnsOf(source, "workspaces", ["slug", "audit_sequence", "audit_hash"])) {
    heads.push({ workspace: String(row.slug), sequence: Number(row.audit_sequence), hash: String(row.audit_hash) });
  }
  return heads.sort((a, b) => (a.workspace < b.workspace ? -1 : 1));
}

/** The first table that does not hold what the manifest says; null when all do. */
export function firstDifference({ tables }: Manifest, found: readonly Content[]): string | null {
  const key = ({ table, rows, hash }: Content) => `${table} ${rows} ${hash}`;
  const there = new Set(found.map(key));
  const missing = tables.find((content) => !there.has(key(content)));
  return missing?.table ?? (found.length === tables.length ? null : "one of the tables");
}
