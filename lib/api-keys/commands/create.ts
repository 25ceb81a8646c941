import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { composeKey, randomKeyParts, rowIdOf } from "../../access/key-format";
import { foldName } from "../../access/plain-name";
import type { Role } from "../../access/roles";
import { canGrant, type Scope } from "../../access/scopes";
import { mutate, unchanged } from "../../audit/mutate";
import type { Tx } from "../../db/transaction";
import type { Ctx } from "../../entry/ctx";
import { AppError } from "../../errors";
import { expiryOf } from "../expiry";
import { type Owner, roleOf, rowColumns, toRow } from "../row";
import { type CreateApiKey, type CreatedApiKey, maxLiveKeys } from "../schema";
import { live } from "./live";
import { claimLiveName } from "./live-name";

/**
 * Creates a key for the acting person. The secret is in the result and nowhere else; a second call with the same token
 * (a double click, an answer that got lost) makes no second key and returns the first one's row without it.
 * @throws AppError `api_access_disabled`, `forbidden` (the role may not grant a scope), `validation_failed` (expiry),
 * `conflict` (the name is taken), `limit_reached`.
 */
export async function createApiKey(ctx: Ctx<"api_keys:create">, input: CreateApiKey): Promise<CreatedApiKey> {
  const { publicId, secret } = randomKeyParts(randomBytes);
  const key = composeKey(publicId, secret);
  return mutate<CreatedApiKey>(ctx, async (tx, record) => {
    const owner = await creatorOf(tx, ctx);
    const before = await findByToken(tx, ctx, input.token);
    if (before) return unchanged({ ...toRow(before, owner, ctx.now), key: null, reason: "already_shown" });
    refuseScopes(owner.role, input.scopes);
    const expiresAt = expiryOf(owner.role, input.expiry, ctx.now);
    await refuseTooMany(tx, ctx);
    const row = await tx.apiKey.create({
      select: rowColumns,
      data: {
        id: rowIdOf(publicId),
        workspaceId: ctx.workspace.id,
        ownerId: owner.id,
        name: input.name,
        nameFolded: foldName(input.name),
        liveName: await claimLiveName(tx, ctx, input.name),
        note: input.note,
        digest: createHash("sha256").update(key).digest("hex"),
        last4: key.slice(-4),
        scopes: input.scopes.join(" "),
        allowedIps: input.allowedIps.join(" "),
        allowedDomains: input.allowedDomains.join(" "),
        createdById: owner.id,
        createdAt: ctx.now,
        updatedAt: ctx.now,
        expiresAt,
        creationToken: input.token ?? null,
      },
    });
    const { name, scopes, allowedIps, allowedDomains } = input;
    const after = { name, scopes, allowedIps, allowedDomains, expiresAt: expiresAt?.toISOString() ?? null };
    record({ event: "api_key.created", target: { id: row.id, name }, after });
    return { ...toRow(row, owner, ctx.now), key, reason: null };
  });
}

/**
 * The acting person as a member, read under the workspace's lock: a demotion that was acknowledged while this request
 * was on its way already counts.
 */
async function creatorOf(tx: Tx, ctx: Ctx<"api_keys:create">): Promise<Owner & { role: Role }> {
  if (ctx.actor.type !== "user") throw new AppError("forbidden", "Only a person can create keys.");
  const { id, name } = ctx.actor;
  const membership = await tx.membership.findUnique({
    where: { workspaceId_userId: { workspaceId: ctx.workspace.id, userId: id } },
    select: { role: true, apiAccess: true },
  });
  const role = roleOf(membership?.role);
  if (!membership || !role) throw new AppError("forbidden", "You are not in this workspace any more.");
  if (!membership.apiAccess) {
    throw new AppError("api_access_disabled", "API access is switched off for you. Ask an admin to switch it on.");
  }
  return { id, name, role, apiAccess: true };
}

async function findByToken(tx: Tx, ctx: Ctx<"api_keys:create">, token: string | undefined) {
  if (token === undefined) return null;
  const row = await tx.apiKey.findUnique({
    where: { workspaceId_creationToken: { workspaceId: ctx.workspace.id, creationToken: token } },
    select: { ...rowColumns, createdById: true },
  });
  if (row && row.createdById !== ctx.actor.id) throw new AppError("conflict", "This form was sent by somebody else.");
  return row;
}

function refuseScopes(role: Role, scopes: readonly Scope[]): void {
  const refused = scopes.filter((scope) => !canGrant(role, scope));
  if (refused.length === 0) return;
  const detail = `User cannot create keys with these scopes: ${refused.join(", ")}.`;
  throw new AppError("forbidden", detail, {
    errors: [{ code: "scope_not_allowed", pointer: "/scopes", detail }],
    members: { scopes: refused },
  });
}

async function refuseTooMany(tx: Tx, ctx: Ctx<"api_keys:create">): Promise<void> {
  const count = await tx.apiKey.count({ where: { workspaceId: ctx.workspace.id, ...live(ctx.now) } });
  if (count < maxLiveKeys) return;
  throw new AppError(
    "limit_reached",
    `This workspace has ${maxLiveKeys} live keys, which is the most. Revoke one that is not needed first.`,
  );
}
