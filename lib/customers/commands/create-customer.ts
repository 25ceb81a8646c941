import "server-only";
import { foldName } from "../../access/plain-name";
import { mutate, unchanged } from "../../audit/mutate";
import type { Ctx } from "../../entry/ctx";
import { flagPasted } from "../../exposure/flag-pasted";
import { flagPastedElsewhere } from "../../exposure/flag-pasted-elsewhere";
import { maskKeys } from "../../exposure/mask-keys";
import { newId } from "../../id";
import { customerOf } from "../customer-row";
import type { NewCustomer } from "../input";
import type { OnConflict } from "../query";
import type { Customer } from "../schema";
import { customerWith, placeOf, takenBy, targetOf } from "./stored-customer";
import { applyPatch } from "./update-customer";

export type Made = Readonly<{ customer: Customer; created: boolean }>;

/**
 * Creates a customer. Under the workspace's lock two requests cannot both create one with the same external id.
 * @throws AppError `conflict` when another has the external id, unless that one is wanted then; `validation_failed`.
 */
export async function createCustomer(
  ctx: Ctx<"customers:write">,
  given: NewCustomer,
  onConflict: OnConflict = "error",
): Promise<Made> {
  const { value: input, keys } = maskKeys(given);
  const made = await mutate(ctx, async (tx, record) => {
    const there = await customerWith(tx, ctx, input.external_id);
    if (there && onConflict === "error") throw takenBy(there);
    if (there) {
      const changed = onConflict === "update" ? await applyPatch(tx, record, ctx, there, input) : null;
      if (!changed) return unchanged({ customer: customerOf(there), created: false });
      await flagPasted(tx, record, ctx, keys, placeOf(changed));
      return { customer: customerOf(changed), created: false };
    }
    const now = new Date();
    const data = { ...columnsOf(input, now), id: newId("cus", now.getTime()), workspaceId: ctx.workspace.id };
    const customer = await tx.customer.create({ data });
    record.publish({ type: "customer.created", object: customerOf(customer) });
    record({ event: "customer.created", target: targetOf(customer), after: { fields: Object.keys(input) } });
    await flagPasted(tx, record, ctx, keys, placeOf(customer));
    return { customer: customerOf(customer), created: true };
  });
  await flagPastedElsewhere(ctx, keys);
  return made;
}

function columnsOf(input: NewCustomer, now: Date) {
  return {
    name: input.name,
    nameFolded: foldName(input.name),
    kind: input.kind ?? "company",
    domains: (input.domains ?? []).join(" "),
    externalId: input.external_id ?? null,
    tags: (input.tags ?? []).toSorted().join(","),
    customFields: JSON.stringify(input.custom_fields ?? {}),
    metadata: JSON.stringify(input.metadata ?? {}),
    version: 1,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  };
}
