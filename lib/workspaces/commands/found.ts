import "server-only";
import { randomBytes } from "node:crypto";
import { foundingRole, roles } from "../../access/roles";
import { chainStart } from "../../audit/chain";
import { type Author, appendChanges } from "../../audit/record";
import { type Tx, transaction, violatedUnique } from "../../db/transaction";
import { AppError } from "../../errors";
import { newId } from "../../id";
import type { CreatedWorkspace } from "../schema";
import { slugCandidates, slugOf, withSuffix } from "../slug";

export type Owner = Readonly<{ id: string; name: string; email: string }>;

/** The one row that says that this installation has been set up. */
export const installationId = "installation";

/**
 * Runs a transaction that creates a workspace. Two workspaces of one name that are created together may choose the same
 * slug; the unique index lets one through and the other chooses again. `again` names what else may be tried again.
 */
export async function withFreeSlug<T>(
  name: string,
  work: (tx: Tx, slug: string) => Promise<T>,
  again: "slug" | "anything" = "slug",
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction(async (tx) => work(tx, await freeSlug(tx, name)));
    } catch (error) {
      const violated = violatedUnique(error);
      if (violated === null || (again === "slug" && !violated.includes("slug"))) throw error;
      if (attempt === 10) throw new AppError("conflict", "Too many workspaces of this name are being created.");
    }
  }
}

async function freeSlug(tx: Tx, name: string): Promise<string> {
  const candidates = slugCandidates(slugOf(name));
  const rows = await tx.workspace.findMany({ where: { slug: { in: candidates } }, select: { slug: true } });
  const taken = new Set(rows.map((row) => row.slug));
  const free = candidates.find((slug) => !taken.has(slug));
  return free ?? withSuffix(slugOf(name), randomBytes(4).toString("hex"));
}

/** Creates the person who will own the workspace. */
export async function createOwner(tx: Tx, owner: Owner, passwordHash: string, now: Date): Promise<void> {
  await tx.user.create({ data: { ...owner, passwordHash, passwordChangedAt: now, createdAt: now } });
}

/** Creates the workspace with its owner and begins its audit log. */
export async function foundWorkspace(
  tx: Tx,
  author: Author,
  workspace: { name: string; slug: string },
  owner: Owner,
): Promise<CreatedWorkspace> {
  const id = newId("wsp");
  const { apiAccessByDefault: apiAccess } = roles[foundingRole];
  const { now } = author;
  const head = { sequence: 0, hash: chainStart };
  await tx.workspace.create({
    data: {
      id,
      ...workspace,
      createdAt: now,
      ticketCounter: 0,
      auditSequence: 0,
      auditHash: chainStart,
      eventSequence: 0,
    },
  });
  await tx.membership.create({
    data: { id: newId("mem"), workspaceId: id, userId: owner.id, role: foundingRole, apiAccess, createdAt: now },
  });
  await appendChanges(tx, id, head, author, [
    { event: "workspace.created", target: { id, name: workspace.name }, after: { ...workspace } },
    {
      event: "member.added",
      target: { id: owner.id, name: owner.name },
      after: { email: owner.email, role: foundingRole, api_access: apiAccess },
    },
  ]);
  return { id, ...workspace, ownerId: owner.id };
}
