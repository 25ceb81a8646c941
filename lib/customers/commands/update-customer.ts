import "server-only";
import { mutate, type Record, unchanged } from "../../audit/mutate";
import type { Tx } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { flagPasted } from "../../exposure/flag-pasted";
import { flagPastedElsewhere } from "../../exposure/flag-pasted-elsewhere";
import { maskKeys } from "../../exposure/mask-keys";
import { customerOf } from "../customer-row";
import type { CustomerPatch } from "../input";
import type { Customer } from "../schema";
import { changesOf } from "./customer-changes";
import {
  customerWith,
  loadCustomer,
  placeOf,
  type StoredCustomer,
  saveCustomer,
  takenBy,
  targetOf,
} from "./stored-customer";

/**
 * Applies a merge patch. One that changes nothing changes nothing: no version, no audit row.
 * @throws AppError `not_found`, `gone`, `version_conflict`, `validation_failed`, `conflict`.
 */
export async function updateCustomer(
  ctx: Ctx<"customers:write">,
  id: string,
  given: CustomerPatch,
  ifMatch?: readonly number[],
): Promise<Customer> {
  const { value: patch, keys } = maskKeys(given);
  const updated = await mutate(ctx, async (tx, record) => {
    const customer = await loadCustomer(tx, ctx, id, { ifMatch, ifVersion: patch.if_version });
    const saved = await applyPatch(tx, record, ctx, customer, patch);
    if (!saved) return unchanged(customerOf(customer));
    await flagPasted(tx, record, ctx, keys, placeOf(customer));
    return customerOf(saved);
  });
  await flagPastedElsewhere(ctx, keys);
  return updated;
}

/** Stores what a patch changes; null when that is nothing. */
export async function applyPatch(
  tx: Tx,
  record: Record,
  ctx: Pick<Ctx, "workspace">,
  customer: StoredCustomer,
  patch: CustomerPatch,
): Promise<StoredCustomer | null> {
  const changes = changesOf(customer, patch);
  if (!changes.any) return null;
  const other = await customerWith(tx, ctx, patch.external_id);
  if (other && other.id !== customer.id) throw takenBy(other);
  const saved = await saveCustomer(tx, record, customer, new Date(), changes.data);
  record({ event: "customer.updated", target: targetOf(saved), after: { fields: Object.keys(changes.after) } });
  return saved;
}
