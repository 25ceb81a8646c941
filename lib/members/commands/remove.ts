import "server-only";
import { can } from "../../access/permissions";
import { mutate, type Record } from "../../audit/mutate";
import type { Tx } from "../../db/transaction";
import type { Ctx } from "../../entry/ctx";
import { AppError } from "../../errors";
import { keyEvent } from "../../events/key-event";
import { ownedKeys } from "../queries/owned-keys";
import type { OwnedKey, RemoveMember } from "../schema";
import { getMember, type MemberRow, mayManage, someoneElseOwns } from "./rights";

type Removed = { email: string; name: string; revokedKeys: number; handedOverKeys: number };
type Inside = { tx: Tx; ctx: Ctx<"members:manage"> };

/**
 * Takes a person out of the workspace: the next request of theirs, in the console or with a key of theirs, is refused.
 * Their live keys are revoked, or go to a named admin and then do what that person's role grants.
 * @throws AppError `not_found`, `forbidden`, `conflict` (the last Owner), `validation_failed` at `/keys`.
 */
export async function removeMember(ctx: Ctx<"members:manage">, { email, keys }: RemoveMember): Promise<Removed> {
  return mutate(ctx, async (tx, record) => {
    const inside = { tx, ctx };
    const member = await getMember(inside, email);
    await mayManage(inside, [member.role]);
    if (can(member.role, "owners:manage")) await someoneElseOwns(inside, member);
    const owned = await ownedKeys(ctx, member.id, tx);
    const heir = keys.fate === "hand_over" ? await heirOf(inside, member, keys.to) : null;
    if (heir) await handOver(inside, record, owned, member, heir);
    else await revokeAll(inside, record, owned);
    await tx.accessRequest.deleteMany({ where: { workspaceId: ctx.workspace.id, userId: member.id } });
    await tx.membership.delete({ where: { id: member.membershipId } });
    await endSessionsOfNobody(inside, member);
    record({
      event: "member.removed",
      target: member,
      before: { email, role: member.role, api_access: member.apiAccess },
      after: { keys: owned.length, fate: keys.fate, ...(heir ? { to: heir.email } : {}) },
    });
    const count = owned.length;
    return { email, name: member.name, revokedKeys: heir ? 0 : count, handedOverKeys: heir ? count : 0 };
  });
}

async function heirOf(inside: Inside, member: MemberRow, email: string): Promise<MemberRow> {
  const heir = await getMember(inside, email);
  if (heir.id !== member.id && can(heir.role, "members:manage")) return heir;
  const detail = "Choose somebody else, who manages this workspace.";
  throw new AppError("validation_failed", detail, { errors: [{ code: "custom", pointer: "/keys/to", detail }] });
}

async function handOver({ tx, ctx }: Inside, record: Record, keys: OwnedKey[], from: MemberRow, to: MemberRow) {
  const where = { workspaceId: ctx.workspace.id, id: { in: keys.map(({ id }) => id) } };
  await tx.apiKey.updateMany({ where, data: { ownerId: to.id, updatedAt: ctx.now } });
  for (const { id, name } of keys) {
    const [before, after] = [{ owner: from.email }, { owner: to.email }];
    record({ event: "api_key.handed_over", target: { id, name }, before, after });
  }
}

async function revokeAll({ tx, ctx }: Inside, record: Record, keys: OwnedKey[]) {
  const where = { workspaceId: ctx.workspace.id, id: { in: keys.map(({ id }) => id) } };
  const revokedById = ctx.actor.type === "user" ? ctx.actor.id : null;
  const data = { revokedAt: ctx.now, revokedById, liveName: null, updatedAt: ctx.now };
  await tx.apiKey.updateMany({ where, data });
  for (const { id, name } of keys) {
    record.publish(await keyEvent(tx, "api_key.revoked", id, ctx.now));
    record({ event: "api_key.revoked", target: { id, name }, after: { status: "revoked", reason: "member removed" } });
  }
}

/** Whoever is in no workspace any more has no business with an open session. */
async function endSessionsOfNobody({ tx, ctx }: Inside, { id: userId }: MemberRow) {
  if ((await tx.membership.count({ where: { userId } })) > 0) return;
  await tx.session.updateMany({ where: { userId, endedAt: null }, data: { endedAt: ctx.now } });
}
