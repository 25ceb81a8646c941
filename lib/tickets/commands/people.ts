import "server-only";
import type { ContactByEmail } from "../../contacts/schema";
import type { Tx } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { newId } from "../../id";

type Workspace = Pick<Ctx, "workspace">;
export type Person = Readonly<{ id: string; name: string }>;

/** The contact of this workspace with the id, or null. */
export async function findContact(tx: Tx, { workspace }: Workspace, id: string): Promise<Person | null> {
  return tx.contact.findFirst({ where: { id, workspaceId: workspace.id }, select: { id: true, name: true } });
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
  tx: Tx,
  { workspace }: Workspace,
  { email, name, phone }: ContactByEmail,
  now: Date,
): Promise<Person> {
  const where = { workspaceId_email: { workspaceId: workspace.id, email } };
  const found = await tx.contact.findUnique({ where, select: { id: true, name: true } });
  if (found) return found;
  return tx.contact.create({
    data: {
      id: newId("con", now.getTime()),
      workspaceId: workspace.id,
      name: name ?? (email.split("@")[0] || email).slice(0, 100),
      email,
      phone: phone ?? null,
      createdAt: now,
      updatedAt: now,
    },
    select: { id: true, name: true },
  });
}
