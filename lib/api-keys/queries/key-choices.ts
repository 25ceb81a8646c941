import "server-only";
import { publicPrefix } from "../../access/key-format";
import { db } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { within } from "./find";

/** As many as can be live, and some that no longer are. */
const most = 300;

/** The keys within the reader's reach by name and prefix, the latest first, for a field that suggests them. */
export async function keyChoices(ctx: Ctx<"api_keys:read">): Promise<{ prefix: string; name: string }[]> {
  const keys = await db().apiKey.findMany({
    where: within(ctx),
    orderBy: { createdAt: "desc" },
    take: most,
    select: { id: true, name: true },
  });
  return keys.map(({ id, name }) => ({ prefix: publicPrefix(id), name }));
}
