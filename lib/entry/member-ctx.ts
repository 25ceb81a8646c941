import "server-only";
import { type Permission, reach } from "../access/permissions";
import type { Membership } from "../auth/membership";
import { type Ctx, makeCtx } from "./ctx";

type Person = Readonly<{ id: string; name: string }>;
type Arrival = Pick<Ctx, "requestId" | "clientIp" | "now">;

/** The context of a member, or null when their role does not hold the permission, not even for their own rows. */
export function memberCtx<P extends Permission>(
  person: Person,
  { workspace, role, apiAccess }: Membership,
  permission: P,
  { requestId, clientIp, now }: Arrival,
): Ctx<P> | null {
  const far = reach(role, permission);
  if (far === "none") return null;
  const actor = { type: "user", id: person.id, name: person.name, role, apiAccess } as const;
  return makeCtx<P>({ workspace, actor, reach: far, requestId, clientIp, now });
}
