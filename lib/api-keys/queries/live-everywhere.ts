import "server-only";
import { publicPrefix } from "../../access/key-format";
import { db } from "../../db/client";
import { live } from "../commands/live";

/** A key that can be used, or could be if somebody enabled it, of whatever workspace. */
export type LiveKey = Readonly<{
  id: string;
  prefix: string;
  name: string;
  workspace: string;
  owner: string;
  disabled: boolean;
  createdAt: Date;
  lastUsedAt: Date | null;
}>;

/** The keys of all workspaces that are neither revoked nor expired, for the command line. */
export async function listLiveKeysEverywhere(now: Date): Promise<LiveKey[]> {
  const keys = await db().apiKey.findMany({
    where: live(now),
    orderBy: [{ workspace: { slug: "asc" } }, { createdAt: "asc" }, { id: "asc" }],
    select: {
      ...{ id: true, name: true, disabledAt: true, createdAt: true, lastUsedAt: true },
      workspace: { select: { slug: true } },
      owner: { select: { email: true } },
    },
  });
  return keys.map(({ workspace, owner, disabledAt, ...key }) => ({
    ...key,
    ...{ prefix: publicPrefix(key.id), workspace: workspace.slug, owner: owner.email, disabled: disabledAt !== null },
  }));
}
