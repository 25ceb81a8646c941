import "server-only";
import { mutate } from "../../audit/mutate";
import type { Ctx } from "../../entry/ctx";
import { AppError } from "../../errors";
import { erasePerson } from "../../events/erase";
import { shutOut } from "../../portal-access/session";
import { renameRequester } from "../../search/ticket-document";
import { bareContact } from "../schema";
import { loadContact, saveContact, targetOf } from "./stored-contact";

/** What stands where the name was. */
const nobody = "Deleted contact";

/**
 * Erases everything personal of a contact. Its row stays, since its tickets refer to it; what it wrote stays under
 * nobody's name.
 * @throws AppError `not_found`, `gone`, `version_conflict`, and `conflict` while it has open tickets, unless forced.
 */
export async function deleteContact(
  ctx: Ctx<"contacts:write">,
  id: string,
  { force }: { force: boolean },
  ifMatch?: readonly number[],
): Promise<void> {
  await mutate(ctx, async (tx, record) => {
    const contact = await loadContact(tx, ctx, id, { ifMatch });
    const inWorkspace = { workspaceId: ctx.workspace.id };
    const open = { ...inWorkspace, requesterId: id, deletedAt: null, status: { notIn: ["solved", "closed"] } };
    const count = force ? 0 : await tx.ticket.count({ where: open });
    if (count > 0) {
      const detail = `The contact has ${count} open ${count === 1 ? "ticket" : "tickets"}. Close them, or send force=true.`;
      throw new AppError("conflict", detail, { members: { open_tickets: count } });
    }
    const now = new Date();
    const { createdAt, version, ...empty } = bareContact(nobody, now);
    const saved = await saveContact(tx, record, contact, now, { ...empty, deletedAt: now });
    const wrote = { ...inWorkspace, authorType: "contact", authorId: id };
    await tx.comment.updateMany({ where: wrote, data: { authorName: nobody, updatedAt: now } });
    const asked = { ...inWorkspace, requesterId: id, createdByType: "contact", createdById: id };
    await tx.ticket.updateMany({ where: asked, data: { createdByName: nobody } });
    const uploaded = { ...inWorkspace, createdByType: "contact", createdById: id };
    await tx.attachment.updateMany({ where: uploaded, data: { createdByName: nobody } });
    await shutOut(tx, { ...inWorkspace, contactId: id });
    await renameRequester(tx, saved);
    await erasePerson(tx, ctx.workspace.id, id);
    record({ event: "contact.deleted", target: targetOf(saved) });
  });
}
