import "server-only";
import type { Record } from "../../audit/mutate";
import type { Prisma, Tx } from "../../db/client";
import { conflictWith } from "../../entry/conflict";
import type { Ctx } from "../../entry/ctx";
import { type Expected, nextVersion, refuseOtherVersion } from "../../entry/expected-version";
import { AppError } from "../../errors";
import { previousOf } from "../../events/previous";
import type { PastedInto } from "../../exposure/flag-pasted";
import { customerOf } from "../customer-row";

export type StoredCustomer = Prisma.CustomerGetPayload<object>;
type Workspace = Pick<Ctx, "workspace">;

/**
 * The customer to change, under the workspace's lock.
 * @throws AppError `not_found`, `gone`, and `version_conflict` when the caller expected another version.
 */
export async function loadCustomer(
  tx: Tx,
  { workspace }: Workspace,
  id: string,
  expected: Expected = {},
): Promise<StoredCustomer> {
  const customer = await tx.customer.findFirst({ where: { id, workspaceId: workspace.id } });
  if (!customer) throw new AppError("not_found", "There is no such customer in this workspace.");
  if (customer.deletedAt) throw new AppError("gone", "The customer has been deleted.");
  refuseOtherVersion("customer", customer.version, expected);
  return customer;
}

/** Stores changes, as the next version, and tells of them. What was erased is told to nobody once more. */
export async function saveCustomer(
  tx: Tx,
  record: Record,
  stored: StoredCustomer,
  now: Date,
  data: Prisma.CustomerUncheckedUpdateInput,
): Promise<StoredCustomer> {
  const saved = await tx.customer.update({ where: { id: stored.id }, data: { ...data, ...nextVersion(stored, now) } });
  const object = customerOf(saved);
  if (saved.deletedAt) record.publish({ type: "customer.deleted", object });
  else record.publish({ type: "customer.updated", object, previous: previousOf(customerOf(stored), object) });
  return saved;
}

/** The customer that has the external id already, or null. */
export async function customerWith(
  tx: Tx,
  { workspace }: Workspace,
  externalId: string | null | undefined,
): Promise<StoredCustomer | null> {
  if (!externalId) return null;
  return tx.customer.findUnique({ where: { workspaceId_externalId: { workspaceId: workspace.id, externalId } } });
}

export function takenBy({ id }: StoredCustomer): AppError {
  return conflictWith({ type: "customer", path: "/customers", id, field: "external_id", shown: "Another customer" });
}

/** Without the name, as with contacts: a customer may be a person, and the audit log outlives it. */
export function targetOf({ id }: { id: string }): { id: string; name: string } {
  return { id, name: id };
}

export function placeOf({ id }: { id: string }): PastedInto {
  return { id, place: `Customer ${id}` };
}
