import "server-only";
import { mutate, type Record, unchanged } from "../../audit/mutate";
import type { Tx } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { flagPasted } from "../../exposure/flag-pasted";
import { flagPastedElsewhere } from "../../exposure/flag-pasted-elsewhere";
import { maskKeys } from "../../exposure/mask-keys";
import { shutOut } from "../../portal-access/session";
import { renameRequester } from "../../search/ticket-document";
import type { ContactPatch } from "../input";
import { type Contact, contactOf } from "../schema";
import { changesOf } from "./contact-changes";
import {
  contactsWith,
  loadContact,
  placeOf,
  refuseUnknownCustomer,
  type StoredContact,
  saveContact,
  takenBy,
  targetOf,
} from "./stored-contact";

/**
 * Applies a merge patch. One that changes nothing changes nothing: no version, no audit row.
 * @throws AppError `not_found`, `gone`, `version_conflict`, `validation_failed`, `conflict`.
 */
export async function updateContact(
  ctx: Ctx<"contacts:write">,
  id: string,
  given: ContactPatch,
  ifMatch?: readonly number[],
): Promise<Contact> {
  const { value: patch, keys } = maskKeys(given);
  const updated = await mutate(ctx, async (tx, record) => {
    const contact = await loadContact(tx, ctx, id, { ifMatch, ifVersion: patch.if_version });
    const saved = await applyPatch(tx, record, ctx, contact, patch);
    if (!saved) return unchanged(contactOf(contact));
    await flagPasted(tx, record, ctx, keys, placeOf(contact));
    return contactOf(saved);
  });
  await flagPastedElsewhere(ctx, keys);
  return updated;
}

/** Stores what a patch changes; null when that is nothing. */
export async function applyPatch(
  tx: Tx,
  record: Record,
  ctx: Pick<Ctx, "workspace">,
  contact: StoredContact,
  patch: ContactPatch,
): Promise<StoredContact | null> {
  const changes = changesOf(contact, patch);
  if (!changes.any) return null;
  await refuseUnknownCustomer(tx, ctx, changes.after.customer_id);
  const others = (await contactsWith(tx, ctx, patch)).filter((each) => each.contact.id !== contact.id);
  for (const { contact: other, field } of others) throw takenBy(other, field);
  const saved = await saveContact(tx, record, contact, new Date(), changes.data);
  if ("name" in changes.after || "email" in changes.after) await renameRequester(tx, saved);
  // Who reads the mail of the old address is not who has the new one.
  if ("email" in changes.after) await shutOut(tx, { workspaceId: ctx.workspace.id, contactId: contact.id });
  record({ event: "contact.updated", target: targetOf(saved), after: { fields: Object.keys(changes.after) } });
  return saved;
}
