import "server-only";
import { Changes } from "../../audit/changes";
import { mutate, unchanged } from "../../audit/mutate";
import type { Prisma, Tx } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { Mistakes } from "../../entry/invalid";
import { mergeValues, patchedTags } from "../../entry/patch-values";
import { mostTags, mostValues, valuesOf } from "../../entry/values";
import { flagPasted } from "../../exposure/flag-pasted";
import { flagPastedElsewhere } from "../../exposure/flag-pasted-elsewhere";
import { maskKeys } from "../../exposure/mask-keys";
import { indexTickets } from "../../search/ticket-document";
import type { TicketPatch } from "../input";
import type { Ticket, TicketPriority } from "../schema";
import { statusColumns } from "../status-change";
import { priorityName, priorityNumber } from "../ticket-row";
import { refuseTakenExternalId } from "./external-id";
import { findContact, findMember, isCustomer, isTeam } from "./people";
import { loadTicket, placeOf, refuseClosed, type StoredTicket, saveTicket, shown, targetOf } from "./stored-ticket";

type TicketChanges = Changes<Prisma.TicketUncheckedUpdateInput>;

/**
 * Applies a merge patch. One that changes nothing changes nothing: no version, no audit row.
 * @throws AppError `not_found`, `gone`, `version_conflict`, `ticket_closed`, `validation_failed`, `conflict`.
 */
export async function updateTicket(
  ctx: Ctx<"tickets:write">,
  idOrNumber: string,
  given: TicketPatch,
  ifMatch?: readonly number[],
): Promise<Ticket> {
  const { value: patch, keys } = maskKeys(given);
  const updated = await mutate(ctx, async (tx, record) => {
    const now = new Date();
    const ticket = await loadTicket(tx, ctx, idOrNumber, { ifMatch, ifVersion: patch.if_version });
    const changes = changesOf(ticket, patch, now);
    await refuseMistakes(tx, ctx, ticket, patch, changes);
    refuseClosed(ticket);
    if (!changes.any) return unchanged(shown(ctx, ticket));
    if (typeof changes.after.external_id === "string") await refuseTakenExternalId(tx, ctx, changes.after.external_id);
    const saved = await saveTicket({ tx, record, ctx }, ticket, now, changes.data);
    if ("subject" in changes.after || "requester_id" in changes.after) await indexTickets(tx, [ticket.id]);
    const event = changes.after.status === "closed" ? "ticket.closed" : "ticket.updated";
    record({ event, target: targetOf(saved), before: changes.before, after: changes.after });
    await flagPasted(tx, record, ctx, keys, placeOf(ticket));
    return shown(ctx, saved);
  });
  await flagPastedElsewhere(ctx, keys);
  return updated;
}

function changesOf(ticket: StoredTicket, patch: TicketPatch, now: Date): TicketChanges {
  const { subject, status, priority, type, assignee_id, team_id, requester_id, customer_id, external_id, due_at } =
    patch;
  const changes: TicketChanges = new Changes();
  changes.set("subject", ticket.subject, subject, { subject: subject ?? "" });
  if (status) changes.set("status", ticket.status, status, statusColumns(status, now, ticket));
  if (priority) setPriority(changes, ticket, priority);
  changes.set("type", ticket.type, type, { type: type ?? null });
  changes.set("assignee_id", ticket.assigneeId, assignee_id, { assigneeId: assignee_id ?? null });
  changes.set("team_id", ticket.teamId, team_id, { teamId: team_id ?? null });
  // Of whoever asks now, no site has proved anything.
  const requester = { requesterId: requester_id ?? "", requesterVerified: null };
  changes.set("requester_id", ticket.requesterId, requester_id, requester);
  changes.set("customer_id", ticket.customerId, customer_id, { customerId: customer_id ?? null });
  changes.set("external_id", ticket.externalId, external_id, { externalId: external_id ?? null });
  changes.set("due_at", ticket.dueAt, due_at, { dueAt: due_at ?? null });
  setValues(changes, "custom_fields", ticket.customFields, patch.custom_fields, (customFields) => ({ customFields }));
  setValues(changes, "metadata", ticket.metadata, patch.metadata, (metadata) => ({ metadata }));
  setTags(changes, ticket, patch);
  return changes;
}

function setPriority(changes: TicketChanges, ticket: StoredTicket, priority: TicketPriority): void {
  changes.set("priority", priorityName(ticket.priority), priority, { priority: priorityNumber(priority) });
}

function setValues(
  changes: TicketChanges,
  field: "custom_fields" | "metadata",
  stored: string,
  patch: TicketPatch["metadata"],
  dataOf: (json: string) => Prisma.TicketUncheckedUpdateInput,
): void {
  if (patch === undefined) return;
  const { merged, before, after, changed } = mergeValues(valuesOf(stored), patch);
  if (changed) changes.set(field, before, after, dataOf(JSON.stringify(merged)));
}

function setTags(changes: TicketChanges, ticket: StoredTicket, patch: TicketPatch): void {
  const stored = ticket.tags.map(({ tag }) => tag).sort();
  const tags = patchedTags(stored, patch);
  const added = tags.filter((tag) => !stored.includes(tag));
  const removed = stored.filter((tag) => !tags.includes(tag));
  changes.set("tags", stored, tags, {
    tags: { deleteMany: { tag: { in: removed } }, create: added.map((tag) => ({ tag })) },
  });
}

/** What only the database, or the ticket as it would be, can tell. */
async function refuseMistakes(
  tx: Tx,
  ctx: Ctx<"tickets:write">,
  ticket: StoredTicket,
  patch: TicketPatch,
  { after }: TicketChanges,
): Promise<void> {
  const mistakes = new Mistakes();
  if (typeof after.assignee_id === "string" && !(await findMember(tx, ctx, after.assignee_id))) {
    mistakes.add("/assignee_id", "is no member of this workspace");
  }
  if (typeof after.team_id === "string" && !(await isTeam(tx, ctx, after.team_id))) {
    mistakes.add("/team_id", "is no team of this workspace");
  }
  if (typeof after.requester_id === "string" && !(await findContact(tx, ctx, after.requester_id))) {
    mistakes.add("/requester_id", "is no contact of this workspace");
  }
  if (typeof after.customer_id === "string" && !(await isCustomer(tx, ctx, after.customer_id))) {
    mistakes.add("/customer_id", "is no customer of this workspace");
  }
  if (Array.isArray(after.tags) && after.tags.length > mostTags) {
    mistakes.add("/add_tags", `the ticket would have more than ${mostTags} tags`, "too_big");
  }
  for (const [field, stored] of [
    ["custom_fields", ticket.customFields],
    ["metadata", ticket.metadata],
  ] as const) {
    const merged = mergeValues(valuesOf(stored), patch[field] ?? {}).merged;
    if (Object.keys(merged).length > mostValues) {
      mistakes.add(`/${field}`, `the ticket would have more than ${mostValues} keys`, "too_big");
    }
  }
  mistakes.throwIfAny();
}
