import { createHash, randomBytes } from "node:crypto";
import { composeKey, randomKeyParts, rowIdOf } from "../../lib/access/key-format";
import { foldName } from "../../lib/access/plain-name";
import type { DemoKey } from "./key-list";
import { keyList } from "./key-list";
import type { Crew } from "./story";

const day = 86_400_000;

/** A key that nobody will ever hold: its digest is stored, the key itself is thrown away here. */
export function keyRows(crew: Crew) {
  return keyList.map((about) => {
    const { publicId, secret } = randomKeyParts(randomBytes);
    const key = composeKey(publicId, secret);
    const times = timesOf(about, crew.now);
    const isLive = times.revokedAt === null && (times.expiresAt === null || times.expiresAt > crew.now);
    const owner = crew.member(about.owner);
    const used = times.lastUsedAt !== null;
    return {
      about,
      row: {
        id: rowIdOf(publicId),
        workspaceId: crew.workspaceId,
        ownerId: owner.id,
        name: about.name,
        nameFolded: foldName(about.name),
        liveName: isLive ? foldName(about.name) : null,
        note: about.note ?? "",
        digest: createHash("sha256").update(key).digest("hex"),
        last4: key.slice(-4),
        scopes: about.scopes.join(" "),
        allowedIps: (about.ips ?? []).join(" "),
        allowedDomains: (about.domains ?? []).join(" "),
        createdById: owner.id,
        updatedAt: times.revokedAt ?? times.disabledAt ?? times.createdAt,
        disabledById: times.disabledAt ? owner.id : null,
        revokedById: times.revokedAt ? crew.member("grace").id : null,
        ...times,
        lastUsedIp: used ? (about.from?.[0] ?? null) : null,
        lastUsedAgent: used ? (about.agent ?? null) : null,
        lastUsedRoute: used ? (about.routes?.[0] ?? "GET /tickets") : null,
      },
    };
  });
}

function timesOf(about: DemoKey, now: Date) {
  const ago = (days: number | undefined) => (days === undefined ? null : new Date(now.getTime() - days * day));
  const createdAt = new Date(now.getTime() - about.created * day);
  return {
    createdAt,
    expiresAt: about.expires === undefined ? null : new Date(now.getTime() + about.expires * day),
    disabledAt: ago(about.disabled),
    revokedAt: ago(about.revoked),
    lastUsedAt: ago(about.used),
  };
}

export type KeyRows = ReturnType<typeof keyRows>;
