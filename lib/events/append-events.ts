import "server-only";
import type { Tx } from "../db/client";
import { lockWorkspace } from "../db/transaction";
import { writeRows } from "../db/write-rows";
import { apiBase } from "../entry/public/routes";
import { newId } from "../id";
import { paths } from "../paths";
import { storedData } from "./data";
import { eventResources, eventTypes } from "./event-types";
import type { Told } from "./told";

export type EventWorkspace = Readonly<{ id: string; slug: string }>;

/** Who caused the events; no request when a job did. */
export type EventAuthor = Readonly<{
  actor: Readonly<{ type: string; id: string; name: string }>;
  requestId: string | null;
}>;

/**
 * Appends events to a workspace's feed, inside the transaction of the change that they tell of. The caller holds the
 * workspace's lock, passes the sequence of the last event that it read under it, and stores the one that is returned: so
 * sequences rise by one, without a gap, in the order in which readers get to see them.
 */
export async function appendEvents(
  tx: Tx,
  workspace: EventWorkspace,
  last: number,
  { actor, requestId }: EventAuthor,
  told: readonly Told[],
): Promise<number> {
  if (told.length === 0) return last;
  // The time under the lock, not the request's: who waited longer must not look older than what went before it.
  const at = Date.now();
  const rows = told.map((event, index) => ({
    id: newId("evt", at),
    workspace_id: workspace.id,
    sequence: last + index + 1,
    type: event.type,
    resource_type: eventTypes[event.type].resource,
    resource_id: event.object.id,
    needs: event.needs ?? eventTypes[event.type].needs[0],
    actor_type: actor.type,
    actor_id: actor.id,
    actor_name: actor.name,
    request_id: requestId ?? "",
    url: placeOf(event, workspace),
    data: storedData(event),
    created_at: at,
  }));
  await writeRows(columns, rows, insert, tx);
  return last + told.length;
}

const columns = {
  ...({ id: "text", workspace_id: "text", sequence: "integer", type: "text" } as const),
  ...({ resource_type: "text", resource_id: "text", needs: "text" } as const),
  ...({ actor_type: "text", actor_id: "text", actor_name: "text", request_id: "text" } as const),
  ...({ url: "text", data: "text", created_at: "time" } as const),
};
const names = Object.keys(columns);

/** One statement for all of them: every write of the product waits for it under its workspace's lock. */
const insert = (from: string) => `
  INSERT INTO public_events (${names.join(", ")})
  SELECT ${names.map((name) => (name === "request_id" ? "NULLIF(r.request_id, '')" : `r.${name}`)).join(", ")} FROM ${from}`;

/** Where to ask for what an event tells of, below this installation's address. Keys are in the console only. */
function placeOf({ type, object: { id } }: Told, { slug }: EventWorkspace): string {
  const { resource } = eventTypes[type];
  return resource === "api_key" ? paths.apiKey(slug, id) : `${apiBase}${eventResources[resource].path}/${id}`;
}

/** The same for what is no `mutate`: takes the workspace's lock and stores the sequence itself. */
export async function publishEvents(
  tx: Tx,
  workspace: EventWorkspace,
  author: EventAuthor,
  told: readonly Told[],
): Promise<void> {
  const { eventSequence: last } = await lockWorkspace(tx, workspace.id);
  const eventSequence = await appendEvents(tx, workspace, last, author, told);
  await tx.workspace.update({ where: { id: workspace.id }, data: { eventSequence } });
}
