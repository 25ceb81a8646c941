import "server-only";
import { mutate } from "../../audit/mutate";
import { commentOf } from "../../comments/schema";
import type { ContactByEmail } from "../../contacts/schema";
import type { Tx } from "../../db/client";
import type { Actor, ContactCtx, Ctx, VisitorCtx } from "../../entry/ctx";
import { Mistakes } from "../../entry/invalid";
import { flagPasted } from "../../exposure/flag-pasted";
import { flagPastedElsewhere } from "../../exposure/flag-pasted-elsewhere";
import { maskKeys } from "../../exposure/mask-keys";
import { newId } from "../../id";
import { indexTickets } from "../../search/ticket-document";
import type { StagedFile } from "../../storage/stage-file";
import { commentEvent } from "../comment-event";
import type { NewTicket, OwnTicket } from "../input";
import type { Ticket } from "../schema";
import { statusColumns } from "../status-change";
import { ticketEvents } from "../ticket-events";
import { priorityNumber } from "../ticket-row";
import { attachFiles } from "./attach-files";
import { contactAuthor } from "./comment-author";
import { refuseTakenExternalId } from "./external-id";
import { acknowledge } from "./mail-reply";
import {
  findContact,
  findMember,
  findOrCreateContact,
  getContact,
  isCustomer,
  isTeam,
  type Person,
  type Requester,
} from "./people";
import { placeOf, type Storing, shown, targetOf, whole } from "./stored-ticket";

/**
 * Creates a ticket with its first comment, which the requester wrote.
 * @throws AppError `validation_failed` when a person does not exist, `conflict` when the external id is taken.
 */
export async function createTicket(
  ctx: Ctx<"tickets:write">,
  given: NewTicket,
  staged: readonly StagedFile[] = [],
): Promise<Ticket> {
  return store(ctx, given, staged, async (storing, input, now) => {
    const requester = await requesterOf(storing, input, now);
    if (input.external_id) await refuseTakenExternalId(storing.tx, ctx, input.external_id);
    return { requester, verified: null, by: ctx.actor };
  });
}

/** Who a visitor says to be, and whether the site that they are on has proved it. */
type Named = Readonly<{ requester: ContactByEmail; verified?: boolean }>;

/** What a mail brings beside its words: what is new in it, and what else is to be written in the ticket's transaction. */
export type ByMail = Readonly<{
  text: string;
  within: (tx: Tx, made: Readonly<{ ticketId: string; commentId: string }>, now: Date) => Promise<void>;
}>;

/**
 * The same for the person who asks, in their own name: a contact, or whoever has the address that a visitor gives. The
 * ticket, its audit row and its files say that the contact made them; `channel` says how.
 * @throws AppError `not_found` when the contact is gone.
 */
export async function openTicket(ctx: ContactCtx, given: OwnTicket, staged?: readonly StagedFile[]): Promise<Ticket>;
export async function openTicket(
  ctx: VisitorCtx,
  given: OwnTicket & Named,
  staged?: readonly StagedFile[],
  mail?: ByMail,
): Promise<Ticket>;
export async function openTicket(
  ctx: ContactCtx | VisitorCtx,
  given: OwnTicket & Partial<Named>,
  staged: readonly StagedFile[] = [],
  mail?: ByMail,
): Promise<Ticket> {
  const { actor } = ctx;
  const { verified = null, ...said } = given;
  const ticket = { ...unset, ...said, channel: actor.via };
  const people: FindPeople = async (storing, input, now) => {
    if (actor.type === "visitor" && !input.requester) throw new Error("A visitor's ticket has no requester.");
    const requester =
      actor.type === "visitor" && input.requester
        ? await findOrCreateContact(storing, input.requester, now)
        : await getContact(storing.tx, ctx, actor.id);
    return { requester, verified, by: { type: "contact", id: requester.id, name: requester.name } };
  };
  return store(ctx, ticket, staged, people, mail);
}

/** What only the workspace sets. */
const unset = {
  ...({ priority: "normal", status: "open" } as const),
  tags: [] as string[],
  custom_fields: {},
  metadata: {},
};

type People = Readonly<{ requester: Requester; verified: boolean | null; by: Pick<Actor, "type" | "id" | "name"> }>;
type FindPeople = (storing: Storing, input: NewTicket, now: Date) => Promise<People>;

async function store(
  ctx: Ctx,
  given: NewTicket,
  staged: readonly StagedFile[],
  people: FindPeople,
  mail?: ByMail,
): Promise<Ticket> {
  const { value: input, keys } = maskKeys(given);
  const created = await mutate(ctx, async (tx, record, workspace) => {
    // The time under the lock, not the request's: waiting must not date a change back behind a reader's watermark.
    const now = new Date();
    const { requester, verified, by } = await people({ tx, record, ctx }, input, now);
    const number = workspace.ticketCounter + 1;
    await tx.workspace.update({ where: { id: ctx.workspace.id }, data: { ticketCounter: number } });
    const data = { ...columnsOf(input, now), number, requesterId: requester.id, workspaceId: ctx.workspace.id };
    const customerId = input.customer_id === undefined ? requester.customerId : input.customer_id;
    const bodyText = mail ? maskKeys(mail.text).value : null;
    const comment = { ...firstComment(ctx, input, requester, now), bodyText };
    const attachmentsCount = (input.attachment_ids?.length ?? 0) + staged.length;
    const ticket = await tx.ticket.create({
      data: {
        ...data,
        attachmentsCount,
        customerId,
        requesterVerified: verified,
        createdByType: by.type,
        createdById: by.id,
        createdByName: by.name,
        tags: { create: input.tags.map((tag) => ({ tag })) },
        comments: { create: comment },
      },
      include: whole,
    });
    await indexTickets(tx, [ticket.id]);
    record.publish(...ticketEvents(null, shown(ctx, ticket)));
    const place = { ticketId: ticket.id, commentId: comment.id, type: "reply" } as const;
    const storing = { tx, record, ctx: { workspace: ctx.workspace, actor: by } };
    const files = await attachFiles(storing, { ids: input.attachment_ids, staged }, place, now);
    record.publish(commentEvent("comment.created", commentOf({ ...comment, ticketId: ticket.id }, files)));
    const after = { status: ticket.status, priority: input.priority, requester_id: requester.id };
    record({ event: "ticket.created", target: targetOf(ticket), after, by });
    await flagPasted(tx, record, ctx, keys, placeOf(ticket));
    await mail?.within(tx, { ticketId: ticket.id, commentId: comment.id }, now);
    await acknowledge(tx, ctx, ticket, { notify: input.notify_requester }, now);
    return shown(ctx, ticket);
  });
  await flagPastedElsewhere(ctx, keys);
  return created;
}

async function requesterOf({ tx, record, ctx }: Storing, input: NewTicket, now: Date): Promise<Requester> {
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
  return findOrCreateContact({ tx, record, ctx }, input.requester, now);
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
    ...contactAuthor(requester),
    channel: input.channel,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
    bodyText: null,
    ...{ copies: null, delivery: null, deliveryError: null, deliveredAt: null },
  };
}
