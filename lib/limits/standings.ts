import "server-only";
import type { z } from "zod";
import type { Ctx } from "../entry/ctx";
import { standingsOf } from "../entry/public/limits";
import type { Standing } from "./endpoints";

/** Every limit of a key that calls from the request's address, and what is left of it. */
export async function listStandings(
  { workspace, clientIp, now }: Pick<Ctx, "workspace" | "clientIp" | "now">,
  keyId: string,
): Promise<z.output<typeof Standing>[]> {
  const standings = await standingsOf({ id: keyId, workspace }, clientIp || null, now.getTime());
  return standings.map(({ policy, remaining, resetSeconds }) => ({
    policy: policy.name,
    limit: policy.limit,
    window_seconds: policy.windowSeconds,
    remaining,
    reset_seconds: resetSeconds,
    partition: policy.partition,
    overridden: policy.overridden,
  }));
}
