import "server-only";
import { foldName } from "../../access/plain-name";
import { mutate } from "../../audit/mutate";
import type { Ctx } from "../../entry/ctx";
import { AppError } from "../../errors";
import { eraseEvents } from "../../events/erase";
import { loadCustomer, saveCustomer, targetOf } from "./stored-customer";

/** What stands where the name was. */
const nobody = "Deleted customer";

/**
 * Erases what is known of a customer. Its row stays, since tickets refer to it; its contacts belong to nobody then.
 * @throws AppError `not_found`, `gone`, `version_conflict`, and `conflict` while it has open tickets, unless forced.
 */
export async function deleteCustomer(
  ctx: Ctx<"customers:write">,
  id: string,
  { force }: { force: boolean },
  ifMatch?: readonly number[],
): Promise<void> {
  await mutate(ctx, async (tx, record) => {
    const customer = await loadCustomer(tx, ctx, id, { ifMatch });
    const inWorkspace = { workspaceId: ctx.workspace.id, customerId: id };
    const open = { ...inWorkspace, deletedAt: null, status: { notIn: ["solved", "closed"] } };
    const count = force ? 0 : await tx.ticket.count({ where: open });
    if (count > 0) {
      const tickets = `${count} open ${count === 1 ? "ticket" : "tickets"}`;
      throw new AppError("conflict", `The customer has ${tickets}. Close them, or send force=true.`, {
        members: { open_tickets: count },
      });
    }
    const now = new Date();
    const left = { customerId: null, updatedAt: now, version: { increment: 1 } };
    await tx.contact.updateMany({ where: inWorkspace, data: left });
    const saved = await saveCustomer(tx, record, customer, now, {
      name: nobody,
      nameFolded: foldName(nobody),
      domains: "",
      externalId: null,
      tags: "",
      customFields: "{}",
      metadata: "{}",
      deletedAt: now,
    });
    await eraseEvents(tx, ctx.workspace.id, [id]);
    record({ event: "customer.deleted", target: targetOf(saved) });
  });
}
