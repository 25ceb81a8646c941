import "server-only";
import { bareContact, type ContactByEmail, contactOf } from "../../contacts/schema";
import type { Tx } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { AppError } from "../../errors";
import { newId } from "../../id";
import type { Storing } from "./stored-ticket";

type Workspace = Pick<Ctx, "workspace">;
export type Person = Readonly<{ id: string; name: string }>;
export type Requester = Person & Readonly<{ customerId: string | null }>;

const requester = { id: true, name: true, customerId: true } as const;

/** The contact of this workspace with the id, or null. */
export async function findContact(tx: Tx, { workspace }: Workspace, id: string): Promise<Requester | null> {
  return tx.contact.findFirst({ where: { id, workspaceId: workspace.id, deletedAt: null }, select: requester });
}

/** The same for who acts: they may have been deleted a moment ago. @throws AppError `not_found`. */
export async function getContact(tx: Tx, ctx: Workspace, id: string): Promise<Requester> {
  const contact = await findContact(tx, ctx, id);
  if (!contact) throw new AppError("not_found", "There is no such contact in this workspace.");
  return contact;
}

/** The member of this workspace with the user's id, or null. */
export async function findMember(tx: Tx, { workspace }: Workspace, userId: string): Promise<Person | null> {
  const membership = await tx.membership.findUnique({
    where: { workspaceId_userId: { workspaceId: workspace.id, userId } },
    select: { user: { select: { id: true, name: true } } },
  });
  return membership?.user ?? null;
}

/**
 * The contact with the e-mail address, created when there is none. Under the workspace's lock two requests cannot both
 * create one. An existing contact stays as it is: a ticket must not rename people.
 */
export async function findOrCreateContact(
  { tx, record, ctx: { workspace } }: Storing,
  { email, name, phone }: ContactByEmail,
  now: Date,
): Promise<Requester> {
  const where = { workspaceId_email: { workspaceId: workspace.id, email } };
  const found = await tx.contact.findUnique({ where, select: requester });
  if (found) return found;
  const named = name ?? (email.split("@")[0] || email).slice(0, 100);
  const made = await tx.contact.create({
    data: {
      ...bareContact(named, now),
      id: newId("con", now.getTime()),
      workspaceId: workspace.id,
      email,
      phone: phone ?? null,
    },
  });
  record.publish({ type: "contact.created", object: contactOf(made) });
  return made;
}

/** Whether the workspace has a team with the id. */
export async function isTeam(tx: Tx, { workspace }: Workspace, id: string): Promise<boolean> {
  return (await tx.team.count({ where: { id, workspaceId: workspace.id } })) > 0;
}

/** Whether the workspace has a customer with the id. */
export async function isCustomer(tx: Tx, { workspace }: Workspace, id: string): Promise<boolean> {
  return (await tx.customer.count({ where: { id, workspaceId: workspace.id, deletedAt: null } })) > 0;
}
