import "server-only";
import { mutate, unchanged } from "../../audit/mutate";
import type { Ctx } from "../../entry/ctx";
import { flagPasted } from "../../exposure/flag-pasted";
import { flagPastedElsewhere } from "../../exposure/flag-pasted-elsewhere";
import { maskKeys } from "../../exposure/mask-keys";
import { newId } from "../../id";
import type { NewContact } from "../input";
import type { OnConflict } from "../query";
import { bareContact, type Contact, contactOf } from "../schema";
import { contactsWith, placeOf, refuseUnknownCustomer, takenBy, targetOf } from "./stored-contact";
import { applyPatch } from "./update-contact";

export type Made = Readonly<{ contact: Contact; created: boolean }>;

/**
 * Creates a contact. Under the workspace's lock two requests cannot both create one with the same address.
 * @throws AppError `conflict` when another has the e-mail address or the external id, unless that one is wanted then;
 * also when two have them. `validation_failed`.
 */
export async function createContact(
  ctx: Ctx<"contacts:write">,
  given: NewContact,
  onConflict: OnConflict = "error",
): Promise<Made> {
  const { value: input, keys } = maskKeys(given);
  const made = await mutate(ctx, async (tx, record) => {
    const [first, second] = await contactsWith(tx, ctx, input);
    if (first && (onConflict === "error" || (second && second.contact.id !== first.contact.id))) {
      throw takenBy(first.contact, first.field);
    }
    if (first) {
      const changed = onConflict === "update" ? await applyPatch(tx, record, ctx, first.contact, input) : null;
      if (!changed) return unchanged({ contact: contactOf(first.contact), created: false });
      await flagPasted(tx, record, ctx, keys, placeOf(changed));
      return { contact: contactOf(changed), created: false };
    }
    await refuseUnknownCustomer(tx, ctx, input.customer_id);
    const now = new Date();
    const data = { ...columnsOf(input, now), id: newId("con", now.getTime()), workspaceId: ctx.workspace.id };
    const contact = await tx.contact.create({ data });
    record.publish({ type: "contact.created", object: contactOf(contact) });
    record({ event: "contact.created", target: targetOf(contact), after: { fields: Object.keys(input) } });
    await flagPasted(tx, record, ctx, keys, placeOf(contact));
    return { contact: contactOf(contact), created: true };
  });
  await flagPastedElsewhere(ctx, keys);
  return made;
}

function columnsOf(input: NewContact, now: Date) {
  const { email, phone, external_id: externalId } = input;
  const name = input.name ?? (email?.split("@")[0] || phone || externalId || "").slice(0, 100);
  return {
    ...bareContact(name, now),
    email: email ?? null,
    phone: phone ?? null,
    externalId: externalId ?? null,
    customerId: input.customer_id ?? null,
    locale: input.locale ?? null,
    timezone: input.timezone ?? null,
    tags: (input.tags ?? []).toSorted().join(","),
    customFields: JSON.stringify(input.custom_fields ?? {}),
    metadata: JSON.stringify(input.metadata ?? {}),
  };
}
