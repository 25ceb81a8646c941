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
  return standings.flatMap(({ policy: { partition, ...policy }, remaining, resetSeconds }) =>
    // No key comes under a limit of addresses that mail goes to.
    partition === "email"
      ? []
      : {
          policy: policy.name,
          limit: policy.limit,
          window_seconds: policy.windowSeconds,
          remaining,
          reset_seconds: resetSeconds,
          partition,
          overridden: policy.overridden,
        },
  );
}
