import "server-only";
import { mutate } from "../../audit/mutate";
import type { Tx } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { Mistakes } from "../../entry/invalid";
import { flagPasted } from "../../exposure/flag-pasted";
import { flagPastedElsewhere } from "../../exposure/flag-pasted-elsewhere";
import { maskKeys } from "../../exposure/mask-keys";
import { newId } from "../../id";
import { indexTickets } from "../../search/ticket-document";
import type { StagedFile } from "../../storage/stage-file";
import type { NewTicket } from "../input";
import type { Ticket } from "../schema";
import { statusColumns } from "../status-change";
import { priorityNumber } from "../ticket-row";
import { attachFiles } from "./attach-files";
import { refuseTakenExternalId } from "./external-id";
import {
  findContact,
  findMember,
  findOrCreateContact,
  isCustomer,
  isTeam,
  type Person,
  type Requester,
} from "./people";
import { placeOf, shown, targetOf, whole } from "./stored-ticket";

/**
 * Creates a ticket with its first comment, which the requester wrote.
 * @throws AppError `validation_failed` when a person does not exist, `conflict` when the external id is taken.
 */
export async function createTicket(
  ctx: Ctx<"tickets:write">,
  given: NewTicket,
  staged: readonly StagedFile[] = [],
): Promise<Ticket> {
  const { value: input, keys } = maskKeys(given);
  const created = await mutate(ctx, async (tx, record, workspace) => {
    // The time under the lock, not the request's: waiting must not date a change back behind a reader's watermark.
    const now = new Date();
    const requester = await requesterOf(tx, ctx, input, now);
    if (input.external_id) await refuseTakenExternalId(tx, ctx, input.external_id);
    const number = workspace.ticketCounter + 1;
    await tx.workspace.update({ where: { id: ctx.workspace.id }, data: { ticketCounter: number } });
    const data = { ...columnsOf(input, now), number, requesterId: requester.id, workspaceId: ctx.workspace.id };
    const customerId = input.customer_id === undefined ? requester.customerId : input.customer_id;
    const { type: createdByType, id: createdById, name: createdByName } = ctx.actor;
    const comment = firstComment(ctx, input, requester, now);
    const attachmentsCount = (input.attachment_ids?.length ?? 0) + staged.length;
    const ticket = await tx.ticket.create({
      data: {
        ...data,
        attachmentsCount,
        customerId,
        createdByType,
        createdById,
        createdByName,
        tags: { create: input.tags.map((tag) => ({ tag })) },
        comments: { create: comment },
      },
      include: whole,
    });
    await indexTickets(tx, [ticket.id]);
    const place = { ticketId: ticket.id, commentId: comment.id };
    await attachFiles(tx, ctx, { ids: input.attachment_ids, staged }, place, now);
    const after = { status: ticket.status, priority: input.priority, requester_id: requester.id };
    record({ event: "ticket.created", target: targetOf(ticket), after });
    await flagPasted(tx, record, ctx, keys, placeOf(ticket));
    return shown(ctx, ticket);
  });
  await flagPastedElsewhere(ctx, keys);
  return created;
}

async function requesterOf(tx: Tx, ctx: Ctx<"tickets:write">, input: NewTicket, now: Date): Promise<Requester> {
  const mistakes = new Mistakes();
  const known = input.requester_id === undefined ? null : await findContact(tx, ctx, input.requester_id);
  if (input.requester_id !== undefined && !known) mistakes.add("/requester_id", "is no contact of this workspace");
  if (input.assignee_id && !(await findMember(tx, ctx, input.assignee_id))) {
    mistakes.add("/assignee_id", "is no member of this workspace");
  }
  if (input.team_id && !(await isTeam(tx, ctx, input.team_id))) {
    mistakes.add("/team_id", "is no team of this workspace");
  }
  if (input.customer_id && !(await isCustomer(tx, ctx, input.customer_id))) {
    mistakes.add("/customer_id", "is no customer of this workspace");
  }
  mistakes.throwIfAny();
  if (known) return known;
  if (!input.requester) throw new Error("A new ticket has neither a requester nor a mistake.");
  return findOrCreateContact(tx, ctx, input.requester, now);
}

function columnsOf(input: NewTicket, now: Date) {
  return {
    id: newId("tkt", now.getTime()),
    subject: input.subject,
    ...statusColumns(input.status, now),
    priority: priorityNumber(input.priority),
    type: input.type ?? null,
    channel: input.channel,
    assigneeId: input.assignee_id ?? null,
    teamId: input.team_id ?? null,
    externalId: input.external_id ?? null,
    customFields: JSON.stringify(input.custom_fields),
    metadata: JSON.stringify(input.metadata),
    commentsCount: 1,
    firstResponseAt: null,
    lastCommentAt: now,
    dueAt: null,
    deletedAt: null,
    version: 1,
    createdAt: now,
    updatedAt: now,
  };
}

function firstComment(ctx: Pick<Ctx, "workspace">, input: NewTicket, requester: Person, now: Date) {
  return {
    id: newId("cmt", now.getTime()),
    workspaceId: ctx.workspace.id,
    type: "reply",
    direction: "inbound",
    body: input.body,
    authorType: "contact",
    authorId: requester.id,
    authorName: requester.name,
    channel: input.channel,
    createdAt: now,
    updatedAt: now,
  };
}
