import { canonicalAddress } from "@/lib/access/cidr";
import type { LoggedRequestRow } from "@/lib/api-keys/evidence";
import { pathIn, type WhyQuery, whyMistakes } from "@/lib/api-keys/why-query";
import type { Asked } from "@/lib/entry/public/explain";
import { apiBase, belowBase } from "@/lib/entry/public/routes";

type Logged = LoggedRequestRow & { keyId: string };

/**
 * A logged call as the form describes it. Only what came over https is logged, or what may come without; and its
 * organization header named the workspace unless that is what it was refused for.
 */
export function describedBy({ id, keyId, method, path, ip, origin, code }: Logged, workspaceId: string): WhyQuery {
  const organization = code === "organization_mismatch" ? "" : workspaceId;
  return { request: id, key: keyId, method, path, ip: ip === "unknown" ? "" : ip, origin, https: true, organization };
}

/** What the form says as the checks take it; null while it does not say enough. `/tickets` is `/api/public/tickets`. */
export function askedOf(described: WhyQuery, keyId: string | null): Asked | null {
  if (Object.keys(whyMistakes(described)).length > 0) return null;
  const { method, ip, origin, https, organization } = described;
  const path = pathIn(described.path);
  return {
    method,
    path: belowBase(path) === null ? apiBase + path : path,
    ip: canonicalAddress(ip),
    origin: origin.trim() || null,
    https,
    organization: organization || null,
    keyId,
  };
}
