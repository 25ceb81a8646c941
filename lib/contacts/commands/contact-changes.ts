import "server-only";
import { foldName } from "../../access/plain-name";
import { Changes, setTagsAndValues } from "../../audit/changes";
import { Mistakes } from "../../entry/invalid";
import type { ContactPatch } from "../input";
import type { StoredContact } from "./stored-contact";

export type ContactChanges = Changes<Omit<StoredContact, "id">>;

/**
 * What a patch does to a contact.
 * @throws AppError `validation_failed` when the contact as it would be is none.
 */
export function changesOf(contact: StoredContact, patch: ContactPatch): ContactChanges {
  const { name, email, phone, external_id, customer_id, locale, timezone } = patch;
  const changes: ContactChanges = new Changes();
  const mistakes = new Mistakes();
  if (name !== undefined) changes.set("name", contact.name, name, { name, nameFolded: foldName(name) });
  changes.set("email", contact.email, email, { email: email ?? null });
  changes.set("phone", contact.phone, phone, { phone: phone ?? null });
  changes.set("external_id", contact.externalId, external_id, { externalId: external_id ?? null });
  changes.set("customer_id", contact.customerId, customer_id, { customerId: customer_id ?? null });
  changes.set("locale", contact.locale, locale, { locale: locale ?? null });
  changes.set("timezone", contact.timezone, timezone, { timezone: timezone ?? null });
  setTagsAndValues(changes, contact, patch, mistakes);
  const left = { ...contact, ...changes.data };
  if (changes.any && !left.email && !left.phone && !left.externalId) {
    mistakes.add("/email", "a contact keeps an email, a phone or an external_id", "required");
  }
  mistakes.throwIfAny();
  return changes;
}
