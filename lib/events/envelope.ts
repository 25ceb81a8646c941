import { iso, type StoredTime } from "../entry/shown";
import { appUrl } from "../env";
import { type EventData, idsOf } from "./data";

/** A row of the feed; times as the database layer in use gives them. */
export type EventRow = Readonly<{
  id: string;
  workspaceId: string;
  sequence: number;
  type: string;
  resourceType: string;
  resourceId: string;
  needs: string;
  actorType: string;
  actorId: string;
  actorName: string;
  requestId: string | null;
  /** Below the installation's address. */
  url: string;
  data: string;
  createdAt: StoredTime;
}>;

/** What a webhook delivers and `GET /events` lists, after Standard Webhooks 1.0.0. */
export type Envelope = Readonly<{
  id: string;
  type: string;
  timestamp: string;
  api_version: string;
  workspace_id: string;
  sequence: number;
  actor: Readonly<{ type: string; id: string; name: string }>;
  request_id: string | null;
  data: EventData;
}>;

/** The dated version of the API whose shapes the objects have. */
const apiVersion = "2026-11-21";

/**
 * A stored event as it is sent, whole or `thin`: ids instead of the object. The same row gives the same bytes wherever it is
 * made into JSON, so that one handler and one table of what was seen serve every way in which it comes.
 */
export function envelopeOf(row: EventRow, payload: "full" | "thin" = "full"): Envelope {
  return {
    id: row.id,
    type: row.type,
    timestamp: iso(row.createdAt),
    api_version: apiVersion,
    workspace_id: row.workspaceId,
    sequence: row.sequence,
    actor: { type: row.actorType, id: row.actorId, name: row.actorName },
    request_id: row.requestId,
    data: dataOf(row, payload),
  };
}

type Stored = Omit<EventData, "url">;

function dataOf({ data, url: path, resourceId }: EventRow, payload: "full" | "thin"): EventData {
  const url = appUrl() + path;
  if (data === "") return { object: { id: resourceId }, previous: {}, url, truncated: true };
  const { object, previous, ...rest } = JSON.parse(data) as Stored;
  if (payload === "thin") return { object: idsOf(object), previous: {}, url };
  return { object, previous, url, ...rest };
}
