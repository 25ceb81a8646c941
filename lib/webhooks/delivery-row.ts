import { iso, isoOrNull, type StoredTime } from "../entry/shown";
import type { Delivery, DeliveryStatus } from "./schema";

/** A stored delivery; times as the database layer in use gives them. */
export type DeliveryRow = Readonly<{
  id: string;
  webhookId: string;
  eventId: string;
  eventType: string;
  sequence: number;
  status: string;
  attempts: number;
  dueAt: StoredTime | null;
  responseStatus: number | null;
  responseMs: number | null;
  error: string;
  createdAt: StoredTime;
  finishedAt: StoredTime | null;
}>;

export const deliveryColumns = `id, webhook_id AS "webhookId", event_id AS "eventId", event_type AS "eventType", sequence, status,
  attempts, due_at AS "dueAt", response_status AS "responseStatus", response_ms AS "responseMs", error,
  created_at AS "createdAt", finished_at AS "finishedAt"`;

/** The API's shape of a stored delivery. */
export function deliveryOf(row: DeliveryRow): Delivery {
  return {
    id: row.id,
    webhook_id: row.webhookId,
    event_id: row.eventId,
    event_type: row.eventType,
    sequence: row.sequence,
    status: row.status as DeliveryStatus,
    attempts_count: row.attempts,
    next_attempt_at: row.status === "pending" ? isoOrNull(row.dueAt) : null,
    response_status: row.responseStatus,
    response_ms: row.responseMs,
    error: row.error,
    created_at: iso(row.createdAt),
    finished_at: isoOrNull(row.finishedAt),
  };
}
