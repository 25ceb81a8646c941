import "server-only";
import { db } from "../../db/client";
import { readRows } from "../../db/point-read";
import { transaction } from "../../db/transaction";
import { newId } from "../../id";
import { rightsOf } from "../queries/rights";
import { disableByItself } from "./disable";
import { wantedBy } from "./wanted";

/** Events that one step looks at. Each is up to 20 KB. */
const atOnce = 200;

/** Webhooks that have not looked at every event of their workspace yet. */
export async function behind(): Promise<string[]> {
  const rows = await readRows<{ id: string }>(
    `SELECT w.id FROM webhooks w JOIN workspaces s ON s.id = w.workspace_id
     WHERE w.disabled_at IS NULL AND w.position < s.event_sequence`,
    [],
  );
  return rows.map(({ id }) => id);
}

/** A delivery that waits for its first attempt. */
export function newDelivery(
  { id: webhookId, workspaceId }: { id: string; workspaceId: string },
  event: Readonly<{ id: string; type: string; sequence: number }>,
  now: Date,
) {
  return {
    id: newId("dlv", now.getTime()),
    workspaceId,
    webhookId,
    eventId: event.id,
    eventType: event.type,
    sequence: event.sequence,
    status: "pending",
    attempts: 0,
    roundStart: 0,
    dueAt: now,
    error: "",
    createdAt: now,
  };
}

/**
 * Makes deliveries of the next events, in the order of their sequence. The webhook's position and the deliveries commit
 * together, and only from the position that was read: of any number of instances one does it, and one that is killed has
 * done nothing.
 */
export async function dispatch(id: string, now: Date): Promise<void> {
  const webhook = await db().webhook.findUnique({
    where: { id, disabledAt: null },
    include: { workspace: { select: { eventSequence: true } } },
  });
  if (!webhook) return;
  const { workspace, ...stored } = webhook;
  const rights = await rightsOf(stored, stored.workspaceId, now);
  if (rights === null) return disableByItself(stored, "rights_lost", now);
  const { workspaceId, position } = stored;
  const events = await db().publicEvent.findMany({
    where: { workspaceId, sequence: { gt: position, lte: workspace.eventSequence } },
    orderBy: { sequence: "asc" },
    take: atOnce,
  });
  const wanted = await wantedBy(stored, rights, events);
  // Where all that is left was forgotten, the end is reached.
  const reached = events.length < atOnce ? workspace.eventSequence : (events.at(-1)?.sequence ?? position);
  await transaction(async (tx) => {
    const { count } = await tx.webhook.updateMany({
      where: { id, position, disabledAt: null },
      data: { position: reached },
    });
    if (count === 0 || wanted.length === 0) return;
    await tx.webhookDelivery.createMany({ data: wanted.map((event) => newDelivery(stored, event, now)) });
  });
}
