import { z } from "zod";
import { publicPrefix } from "../access/key-format";
import { keyStatus } from "../access/key-status";
import { canonicalScopes, isScope, scopeNames } from "../access/scopes";
import { id, time } from "../entry/shown";
import { exposureWays, isExposureWay } from "../exposure/ways";

const list = (description: string, maxLength: number) =>
  z.array(z.string().meta({ maxLength })).meta({ description, maxItems: 100 });

const Exposure = z.object({
  way: z.enum(Object.keys(exposureWays) as [string, ...string[]]),
  place: z.string().meta({ description: "An endpoint, a record's name, or what a reporter wrote.", maxLength: 500 }),
  first_seen_at: time("When it was first seen in this way."),
});

/** A key as events show it: everything but the key. */
export const ApiKeyFacts = z
  .object({
    id: id("Opaque and stable."),
    name: z.string().meta({ maxLength: 100 }),
    prefix: z.string().meta({ description: "How the key begins; no secret.", maxLength: 32 }),
    status: z.enum(["active", "disabled", "expired", "revoked"]),
    scopes: z.array(z.enum(scopeNames as [string, ...string[]])).meta({ maxItems: 100 }),
    owner_id: id("The member whose role decides what it may do."),
    allowed_ips: list("Addresses and networks; empty for any.", 64),
    allowed_domains: list("Where browsers may call from; empty for none.", 255),
    replaces_id: id("The key whose work it takes over.").nullable(),
    replaced_by_id: id("The key that takes over its work.").nullable(),
    exposures: z.array(Exposure).meta({ description: "Where it was seen that it should not have been.", maxItems: 20 }),
    created_at: time("When it was created."),
    expires_at: time("When it ends by itself.").nullable(),
    revoked_at: time("When it was ended.").nullable(),
  })
  .meta({ id: "ApiKeyFacts", description: "An API key without its secret. More statuses may be added later." });

export type ApiKeyFacts = z.output<typeof ApiKeyFacts>;

type Row = Readonly<{
  id: string;
  name: string;
  scopes: string;
  ownerId: string;
  allowedIps: string;
  allowedDomains: string;
  replacesId: string | null;
  createdAt: Date;
  expiresAt: Date | null;
  disabledAt: Date | null;
  revokedAt: Date | null;
  exposures: readonly Readonly<{ how: string; place: string; firstSeenAt: Date }>[];
}>;

const listOf = (text: string) => text.split(" ").filter(Boolean);

export function keyFactsOf(row: Row, replacedById: string | null, now: Date): ApiKeyFacts {
  return {
    id: row.id,
    name: row.name,
    prefix: publicPrefix(row.id),
    status: keyStatus(row, now),
    scopes: canonicalScopes(listOf(row.scopes).filter(isScope)),
    owner_id: row.ownerId,
    allowed_ips: listOf(row.allowedIps),
    allowed_domains: listOf(row.allowedDomains),
    replaces_id: row.replacesId,
    replaced_by_id: replacedById,
    exposures: row.exposures
      .filter(({ how }) => isExposureWay(how))
      .map(({ how, place, firstSeenAt }) => ({ way: how, place, first_seen_at: firstSeenAt.toISOString() })),
    created_at: row.createdAt.toISOString(),
    expires_at: row.expiresAt?.toISOString() ?? null,
    revoked_at: row.revokedAt?.toISOString() ?? null,
  };
}
