import "server-only";
import { findRealKey, type RealKey } from "../exposure/real-key";
import { type Ctx, makeCtx } from "./ctx";

type Arrival = Pick<Ctx, "requestId" | "clientIp" | "now">;

/**
 * The door of whoever shows a whole key: possession is the proof. It leads to that one key and allows to end it, which
 * the key's rightful holder would want. Null when the text is no key of this installation.
 */
export async function holderCtx(
  text: string,
  name: string,
  { requestId, clientIp, now }: Arrival,
): Promise<{ ctx: Ctx<"api_keys:revoke">; key: RealKey } | null> {
  const key = await findRealKey(text);
  if (!key) return null;
  const actor = { type: "system", id: "exposure", name } as const;
  const { workspace } = key;
  return { ctx: makeCtx({ workspace, actor, reach: "any", requestId, clientIp, now }), key };
}
