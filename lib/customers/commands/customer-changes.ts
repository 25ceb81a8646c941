import "server-only";
import { foldName } from "../../access/plain-name";
import { Changes, setTagsAndValues } from "../../audit/changes";
import { Mistakes } from "../../entry/invalid";
import type { CustomerPatch } from "../input";
import type { StoredCustomer } from "./stored-customer";

export type CustomerChanges = Changes<Omit<StoredCustomer, "id">>;

/** What a patch does to a customer. @throws AppError `validation_failed` when it would have too much of something. */
export function changesOf(customer: StoredCustomer, patch: CustomerPatch): CustomerChanges {
  const { name, kind, domains, external_id } = patch;
  const changes: CustomerChanges = new Changes();
  const mistakes = new Mistakes();
  if (name !== undefined) changes.set("name", customer.name, name, { name, nameFolded: foldName(name) });
  if (kind !== undefined) changes.set("kind", customer.kind, kind, { kind });
  const joined = domains === undefined ? undefined : (domains ?? []).join(" ");
  changes.set("domains", customer.domains, joined, { domains: joined ?? "" });
  changes.set("external_id", customer.externalId, external_id, { externalId: external_id ?? null });
  setTagsAndValues(changes, customer, patch, mistakes);
  mistakes.throwIfAny();
  return changes;
}
