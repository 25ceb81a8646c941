import "server-only";
import type { Author } from "../../audit/record";
import { hashPassword } from "../../auth/password";
import { type Tx, violatedUnique } from "../../db/transaction";
import type { SystemActor } from "../../entry/ctx";
import { AppError } from "../../errors";
import { newId } from "../../id";
import { setupIsOpen } from "../queries";
import type { CreatedWorkspace, CreateFirstWorkspace, CreateWorkspace } from "../schema";
import { createOwner, foundWorkspace, installationId, type Owner, withFreeSlug } from "./found";

/** How a request that belongs to no workspace reached us. */
type Arrival = Pick<Author, "requestId" | "clientIp" | "now">;

/**
 * Sets the installation up: the first workspace and its owner. Works once, while there is no user.
 * @throws AppError `forbidden` afterwards, and for all but one of those who try at the same moment.
 */
export async function createFirstWorkspace(arrival: Arrival, input: CreateFirstWorkspace): Promise<CreatedWorkspace> {
  // Before the costly hash: anyone may call this.
  if (!(await setupIsOpen())) throw setupIsOver();
  const passwordHash = await hashPassword(input.password);
  const owner = { id: newId("usr"), name: input.name, email: input.email };
  const author = authorOf({ ...owner, ...arrival });
  try {
    return await withFreeSlug(input.workspaceName, async (tx, slug) => {
      // The fixed id is the lock: of two that insert it, one waits for the other and then fails.
      await tx.installation.create({ data: { id: installationId, createdAt: arrival.now } });
      if (await tx.user.findFirst({ select: { id: true } })) throw setupIsOver();
      await createOwner(tx, owner, passwordHash, arrival.now);
      return foundWorkspace(tx, author, { name: input.workspaceName, slug }, owner);
    });
  } catch (error) {
    throw violatedUnique(error) ? setupIsOver() : error;
  }
}

function setupIsOver(): AppError {
  return new AppError("forbidden", "This installation has been set up already. Sign in instead.");
}

/** One more workspace, owned by the signed-in person. */
export async function createWorkspace(
  user: Arrival & { id: string; name: string; email: string },
  input: CreateWorkspace,
): Promise<CreatedWorkspace> {
  const owner = { id: user.id, name: user.name, email: user.email };
  return withFreeSlug(input.name, (tx, slug) => foundWorkspace(tx, authorOf(user), { name: input.name, slug }, owner));
}

function authorOf(user: Arrival & { id: string; name: string }): Author {
  const { id, name, requestId, clientIp, now } = user;
  return { actor: { type: "user", id, name }, requestId, clientIp, now };
}

/**
 * One more workspace, from the command line. An owner who has an account already keeps their name and password; the
 * first one closes `/setup`. Calls at the same moment, for the same new person too, all succeed.
 */
export async function createWorkspaceFor(
  arrival: Arrival & { actor: SystemActor },
  input: CreateFirstWorkspace,
): Promise<CreatedWorkspace> {
  const passwordHash = await hashPassword(input.password);
  const found = async (tx: Tx, slug: string) => {
    await closeSetup(tx, arrival.now);
    const known = await tx.user.findUnique({ where: { email: input.email }, select: ownerFields });
    const owner: Owner = known ?? { id: newId("usr"), name: input.name, email: input.email };
    if (!known) await createOwner(tx, owner, passwordHash, arrival.now);
    return foundWorkspace(tx, arrival, { name: input.workspaceName, slug }, owner);
  };
  return withFreeSlug(input.workspaceName, found, "anything");
}

const ownerFields = { id: true, name: true, email: true } as const;

async function closeSetup(tx: Tx, now: Date): Promise<void> {
  const done = await tx.installation.findUnique({ where: { id: installationId } });
  if (!done) await tx.installation.create({ data: { id: installationId, createdAt: now } });
}
