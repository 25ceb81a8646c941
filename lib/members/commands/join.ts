import "server-only";
import { roles } from "../../access/roles";
import { type Author, appendChanges } from "../../audit/record";
import { hashPassword } from "../../auth/password";
import { checkPassword } from "../../auth/password-rules";
import { db } from "../../db/client";
import { lockWorkspace, type Tx, transaction, violatedUnique } from "../../db/transaction";
import { AppError } from "../../errors";
import { newId } from "../../id";
import { usableInvitation } from "../queries/invitations";
import type { JoinAsNew } from "../schema";

type Arrival = Pick<Author, "requestId" | "clientIp" | "now">;
type Person = Readonly<{ id: string; name: string; email: string }>;
type Joined = { slug: string; email: string };

/**
 * Accepts an invitation as the signed-in person it was sent to. It can be accepted once, however many try at once.
 * @throws AppError `gone`, `forbidden` (sent to another address), `conflict` (a member already).
 */
export async function joinSignedIn(user: Arrival & Person, { token }: { token: string }): Promise<Joined> {
  const { id, name, email } = user;
  return accept(token, user, async (_tx, invited) => {
    if (invited !== email) throw new AppError("forbidden", `This invitation is for ${invited}.`);
    return { id, name, email };
  });
}

/**
 * Accepts an invitation by making an account with its address.
 * @throws AppError `gone`, `validation_failed` at `/password`, `conflict` (the address has an account).
 */
export async function joinAsNew(arrival: Arrival, { token, name, password }: JoinAsNew): Promise<Joined> {
  // Before the costly hash: anyone may call this.
  const invitation = await usableInvitation(token, arrival.now);
  if (!invitation) throw notUsable();
  const { email, workspace } = invitation;
  if (await db().user.findUnique({ where: { email }, select: { id: true } })) throw hasAccount(email);
  const verdict = checkPassword(password, { name, email, workspaceName: workspace.name });
  if (!verdict.ok) {
    const detail = verdict.message;
    throw new AppError("validation_failed", detail, { errors: [{ code: "custom", pointer: "/password", detail }] });
  }
  const passwordHash = await hashPassword(password);
  const person = { id: newId("usr"), name, email };
  const { now } = arrival;
  return accept(token, arrival, async (tx) => {
    await tx.user.create({ data: { ...person, passwordHash, passwordChangedAt: now, createdAt: now } });
    return person;
  });
}

async function accept(
  token: string,
  arrival: Arrival,
  personFor: (tx: Tx, invited: string) => Promise<Person>,
): Promise<Joined> {
  const { requestId, clientIp, now } = arrival;
  const work = async (tx: Tx): Promise<Joined> => {
    const found = await usableInvitation(token, now, tx);
    if (!found) throw notUsable();
    const { auditSequence: sequence, auditHash: hash } = await lockWorkspace(tx, found.workspaceId);
    // Once more, now that nobody else can accept or withdraw it.
    const invitation = await usableInvitation(token, now, tx);
    if (!invitation) throw notUsable();
    const { id, workspaceId, email, role, workspace } = invitation;
    const person = await personFor(tx, email);
    await tx.invitation.delete({ where: { id } });
    const { apiAccessByDefault: apiAccess } = roles[role];
    const membership = { id: newId("mem"), workspaceId, userId: person.id, role, apiAccess, createdAt: now };
    await tx.membership.create({ data: membership });
    const author = { actor: { type: "user", id: person.id, name: person.name } as const, requestId, clientIp, now };
    const after = { email, role, api_access: apiAccess, invited_by: invitation.createdBy };
    await appendChanges(tx, workspaceId, { sequence, hash }, author, [
      { event: "member.joined", target: person, after },
    ]);
    return { slug: workspace.slug, email };
  };
  try {
    return await transaction(work);
  } catch (error) {
    const violated = violatedUnique(error);
    if (violated === null) throw error;
    throw violated.includes("email")
      ? hasAccount(null)
      : new AppError("conflict", "You are in this workspace already.");
  }
}

function notUsable(): AppError {
  return new AppError("gone", "This invitation was used or withdrawn, or has expired. Ask for a new one.");
}

function hasAccount(email: string | null): AppError {
  return new AppError("conflict", `${email ?? "This address"} has an account already. Sign in to accept.`);
}
