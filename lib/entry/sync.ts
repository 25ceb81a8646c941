import { z } from "zod";
import { formBoolean, moment } from "./fields";
import { page } from "./page";
import { type StoredTime, time } from "./shown";

/** The parameters of a list that can be kept in step with, to be spread into its query. */
export const syncParameters = {
  updated_since: moment.optional().meta({
    description: "Changed at this time or later. With sort=updated_at the answer has `sync` for the next call.",
  }),
  include_deleted: formBoolean.default(false).meta({ description: "Shows what was deleted too, as tombstones." }),
};

export const Tombstone = z
  .object({
    id: z.string().meta({ maxLength: 64 }),
    deleted: z.literal(true),
    deleted_at: z.string().meta({ format: "date-time", maxLength: 40 }),
    updated_at: z.string().meta({ format: "date-time", maxLength: 40 }),
  })
  .meta({
    id: "Tombstone",
    description: "What is left of something that was deleted. Only with include_deleted=true.",
  });

export type Tombstone = z.output<typeof Tombstone>;

export const Sync = z
  .object({
    next_updated_since: time("Pass it as `updated_since` next time."),
    complete: z.boolean().meta({ description: "False while there is a next page: follow it first." }),
  })
  .meta({ id: "Sync", description: "Present with updated_since and sort=updated_at. Copy it, and no change is lost." });

export type Sync = z.output<typeof Sync>;

/** The envelope of a list that can be kept in step with. */
export function syncedPage<Item extends z.ZodType>(item: Item) {
  return page(z.union([item, Tombstone])).extend({ sync: Sync.optional() });
}

/** How long a transaction may take from the time it writes to its commit, in milliseconds. */
const lateCommits = 5_000;

type Asked = Readonly<{ updated_since?: Date | undefined; sort: string }>;

/**
 * The time from which the next call has to ask: the start of this one, less what a transaction that was not yet visible
 * may be dated back. Made here, since a client's own clock loses rows.
 */
export function syncOf({ now }: { now: Date }, query: Asked, pagination: { has_more: boolean }): { sync?: Sync } {
  if (!query.updated_since || query.sort !== "updated_at") return {};
  const next = new Date(now.getTime() - lateCommits).toISOString();
  return { sync: { next_updated_since: next, complete: !pagination.has_more } };
}

type Deletable = Readonly<{ id: string; deletedAt: StoredTime | null; updatedAt: StoredTime }>;

/** A row as a list shows it: what is left of it when it was deleted. */
export function rowOrTombstone<Row extends Deletable, Item>(row: Row, shown: (row: Row) => Item): Item | Tombstone {
  if (row.deletedAt === null) return shown(row);
  const [deleted, updated] = [new Date(row.deletedAt), new Date(row.updatedAt)];
  return { id: row.id, deleted: true, deleted_at: deleted.toISOString(), updated_at: updated.toISOString() };
}
