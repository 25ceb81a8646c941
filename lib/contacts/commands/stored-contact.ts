import "server-only";
import type { Record } from "../../audit/mutate";
import type { Prisma, Tx } from "../../db/client";
import { conflictWith } from "../../entry/conflict";
import type { Ctx } from "../../entry/ctx";
import { type Expected, nextVersion, refuseOtherVersion } from "../../entry/expected-version";
import { Mistakes } from "../../entry/invalid";
import { AppError } from "../../errors";
import { previousOf } from "../../events/previous";
import type { PastedInto } from "../../exposure/flag-pasted";
import { contactOf } from "../schema";

export type StoredContact = Prisma.ContactGetPayload<object>;
type Workspace = Pick<Ctx, "workspace">;

/**
 * The contact to change, under the workspace's lock.
 * @throws AppError `not_found`, `gone`, and `version_conflict` when the caller expected another version.
 */
export async function loadContact(
  tx: Tx,
  { workspace }: Workspace,
  id: string,
  expected: Expected = {},
): Promise<StoredContact> {
  const contact = await tx.contact.findFirst({ where: { id, workspaceId: workspace.id } });
  if (!contact) throw new AppError("not_found", "There is no such contact in this workspace.");
  if (contact.deletedAt) throw new AppError("gone", "The contact has been deleted.");
  refuseOtherVersion("contact", contact.version, expected);
  return contact;
}

/** Stores changes, as the next version, and tells of them. What was erased is told to nobody once more. */
export async function saveContact(
  tx: Tx,
  record: Record,
  stored: StoredContact,
  now: Date,
  data: Prisma.ContactUncheckedUpdateInput,
): Promise<StoredContact> {
  const saved = await tx.contact.update({ where: { id: stored.id }, data: { ...data, ...nextVersion(stored, now) } });
  const object = contactOf(saved);
  if (saved.deletedAt) record.publish({ type: "contact.deleted", object });
  else record.publish({ type: "contact.updated", object, previous: previousOf(contactOf(stored), object) });
  return saved;
}

type Unique = { email?: string | null | undefined; external_id?: string | null | undefined };

/** The contacts that have the e-mail address or the external id already, by the field that says so. */
export async function contactsWith(tx: Tx, { workspace }: Workspace, { email, external_id: externalId }: Unique) {
  const workspaceId = workspace.id;
  const byId = externalId
    ? await tx.contact.findUnique({ where: { workspaceId_externalId: { workspaceId, externalId } } })
    : null;
  const byEmail = email ? await tx.contact.findUnique({ where: { workspaceId_email: { workspaceId, email } } }) : null;
  return [
    { field: "external_id", contact: byId },
    { field: "email", contact: byEmail },
  ].flatMap(({ field, contact }) => (contact ? [{ field, contact }] : []));
}

export function takenBy(contact: StoredContact, field: string): AppError {
  return conflictWith({ type: "contact", path: "/contacts", id: contact.id, field, shown: "Another contact" });
}

/** @throws AppError `validation_failed` when the workspace has no such customer. */
export async function refuseUnknownCustomer(tx: Tx, { workspace }: Workspace, id: unknown): Promise<void> {
  if (typeof id !== "string") return;
  if ((await tx.customer.count({ where: { id, workspaceId: workspace.id, deletedAt: null } })) > 0) return;
  const mistakes = new Mistakes();
  mistakes.add("/customer_id", "is no customer of this workspace");
  mistakes.throwIfAny();
}

/**
 * How the audit log names a contact: it outlives those who ask to be forgotten, so it holds ids and the names of fields
 * that changed, and nothing of what was in them.
 */
export function targetOf({ id }: { id: string }): { id: string; name: string } {
  return { id, name: id };
}

export function placeOf({ id }: { id: string }): PastedInto {
  return { id, place: `Contact ${id}` };
}
