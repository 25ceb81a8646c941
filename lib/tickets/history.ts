import { z } from "zod";
import { pageParameters, sortParameter } from "../entry/page";
import { iso, type StoredTime } from "../entry/shown";

/** What happened to a ticket, as the API shows it. */
export const TicketEvent = z
  .object({
    id: z.string().meta({ description: "Opaque and stable.", maxLength: 64 }),
    type: z.string().meta({ description: "Such as `ticket.updated`. More may be added later.", maxLength: 64 }),
    actor: z.object({
      type: z.enum(["user", "contact", "api_key", "system"]),
      id: z.string().meta({ maxLength: 64 }),
      name: z.string().meta({ maxLength: 100 }),
    }),
    changes: z
      .array(
        z.object({
          field: z.string().meta({ maxLength: 64 }),
          from: z.unknown().meta({ description: "Null when there was nothing." }),
          to: z.unknown().meta({ description: "Null when there is nothing any more." }),
        }),
      )
      .meta({ maxItems: 100 }),
    created_at: z.string().meta({ format: "date-time", maxLength: 40 }),
  })
  .meta({ id: "TicketEvent", description: "One change of a ticket." });

export type TicketEvent = z.output<typeof TicketEvent>;

export const HistoryQuery = z.strictObject({
  sort: sortParameter(["created_at"], "created_at"),
  ...pageParameters,
});

export type HistoryQuery = z.output<typeof HistoryQuery>;

/** A row of the audit log; times as the database layer in use gives them. */
export type HistoryRow = Readonly<{
  id: string;
  sequence: number;
  event: string;
  actorType: string;
  actorId: string;
  actorName: string;
  before: string;
  after: string;
  createdAt: StoredTime;
}>;

export function eventOf(row: HistoryRow): TicketEvent {
  const before = JSON.parse(row.before) as Record<string, unknown>;
  const after = JSON.parse(row.after) as Record<string, unknown>;
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return {
    id: row.id,
    type: row.event,
    actor: { type: row.actorType as TicketEvent["actor"]["type"], id: row.actorId, name: row.actorName },
    changes: fields.map((field) => ({ field, from: before[field] ?? null, to: after[field] ?? null })),
    created_at: iso(row.createdAt),
  };
}
