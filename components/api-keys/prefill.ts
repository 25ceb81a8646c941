import type { Role } from "@/lib/access/roles";
import { canGrant, canonicalScopes, parseScope } from "@/lib/access/scopes";
import type { Prefill } from "./create-draft";

/**
 * Reads a link that opens the create dialog: `?create&name=Zapier&scopes=tickets:read,contacts:read`. It fills the form
 * in and sends nothing; scopes that the role may not grant, and unknown ones, are left out.
 */
export function readPrefill(raw: Record<string, string | string[] | undefined>, role: Role): Prefill | null {
  if (raw.create === undefined) return null;
  const name = [raw.name].flat()[0]?.slice(0, 100) ?? "";
  const typed = [raw.scopes].flat().flatMap((text) => text?.split(/[\s,]+/) ?? []);
  const scopes = typed.map(parseScope).filter((scope) => scope !== null);
  return { name, scopes: canonicalScopes(scopes).filter((scope) => canGrant(role, scope)) };
}
