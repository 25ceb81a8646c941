import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { composeKey, randomKeyParts, rowIdOf } from "../../access/key-format";
import { foldName } from "../../access/plain-name";
import type { Role } from "../../access/roles";
import { canGrant, type Scope } from "../../access/scopes";
import { mutate, type Record, unchanged } from "../../audit/mutate";
import type { Tx } from "../../db/transaction";
import type { Ctx } from "../../entry/ctx";
import { AppError } from "../../errors";
import { keyEvent } from "../../events/key-event";
import { notify } from "../../notify/notify";
import { expiryOf } from "../expiry";
import { nextNoticeAt } from "../expiry-notice";
import { type Owner, roleOf, rowColumns, toRow } from "../row";
import { type CreateApiKey, type CreatedApiKey, maxLiveKeys } from "../schema";
import { live } from "./live";
import { claimLiveName } from "./live-name";
import { refuseTerms, termsOf } from "./terms";

/**
 * Creates a key for the acting person. The secret is in the result and nowhere else; a second call with the same token
 * (a double click, an answer that got lost) makes no second key and returns the first one's row without it.
 * @throws AppError `api_access_disabled`, `forbidden` (the role may not grant a scope), `validation_failed` (expiry),
 * `conflict` (the name is taken), `limit_reached`.
 */
export async function createApiKey(ctx: Ctx<"api_keys:create">, input: CreateApiKey): Promise<CreatedApiKey> {
  return mutate<CreatedApiKey>(ctx, async (tx, record) => {
    const creator = await creatorOf(tx, ctx);
    const before = await shownBefore(tx, ctx, input.token, creator);
    if (before) return unchanged(before);
    return makeKey(tx, ctx, record, { ...input, creator, owner: creator, replaces: null });
  });
}

/** What a key is made of: what was asked for, and the people whose roles decide. */
export type NewKey = CreateApiKey & {
  creator: Creator;
  /** Somebody else's when their key is replaced. */
  owner: Creator;
  replaces: string | null;
};

/** The key itself, with every rule of a creation, under the workspace's lock. @throws AppError as `createApiKey`. */
export async function makeKey(tx: Tx, ctx: CreatingCtx, record: Record, input: NewKey): Promise<CreatedApiKey> {
  const { creator, owner, replaces } = input;
  const terms = await termsOf(tx, ctx);
  for (const { role } of new Set([creator, owner])) refuseScopes(role, input.scopes);
  refuseTerms(terms, input);
  const expiresAt = expiryOf(creator.role, input.expiry, ctx.now, terms);
  await refuseTooMany(tx, ctx);
  const { publicId, secret } = randomKeyParts(randomBytes);
  const key = composeKey(publicId, secret);
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
      ipReportSince: input.ipMode === "report" && input.allowedIps.length > 0 ? ctx.now : null,
      allowedDomains: input.allowedDomains.join(" "),
      createdById: creator.id,
      createdAt: ctx.now,
      updatedAt: ctx.now,
      expiresAt,
      noticeAt: nextNoticeAt(ctx.now, expiresAt, ctx.now),
      creationToken: input.token ?? null,
      replacesId: replaces,
    },
  });
  const { name, scopes, allowedIps, ipMode, allowedDomains } = input;
  const after = { name, scopes, allowedIps, ipMode, allowedDomains, expiresAt: expiresAt?.toISOString() ?? null };
  record.publish(await keyEvent(tx, "api_key.created", row.id, ctx.now));
  record({
    event: "api_key.created",
    target: { id: row.id, name },
    after: { ...after, ...(replaces && { replaces }) },
  });
  await notify(tx, {
    workspace: ctx.workspace,
    kind: "api_key.created",
    target: { id: row.id, name, ownerId: owner.id },
    occasion: "",
    facts: { by: creator.name, scopes, expiresAt: after.expiresAt },
    actorId: creator.id,
    now: ctx.now,
  });
  return { ...toRow(row, owner, ctx.now), key, reason: null };
}

type CreatingCtx = Ctx<"api_keys:create">;
type Creator = Owner & { role: Role };

/** The acting person as the key's maker. @throws AppError `forbidden`, `api_access_disabled`. */
export async function creatorOf(tx: Tx, ctx: CreatingCtx): Promise<Creator> {
  if (ctx.actor.type !== "user") throw new AppError("forbidden", "Only a person can create keys.");
  return memberWithAccess(tx, ctx, ctx.actor.id);
}

/**
 * A person as a member, read under the workspace's lock: a demotion that was acknowledged while this request was on its
 * way already counts.
 */
export async function memberWithAccess(tx: Tx, ctx: CreatingCtx, id: string): Promise<Creator> {
  const membership = await tx.membership.findUnique({
    where: { workspaceId_userId: { workspaceId: ctx.workspace.id, userId: id } },
    select: { role: true, apiAccess: true, user: { select: { name: true } } },
  });
  const role = roleOf(membership?.role);
  const isActor = id === ctx.actor.id;
  if (!membership || !role) {
    throw new AppError("forbidden", `${isActor ? "You are" : "The key's owner is"} not in this workspace any more.`);
  }
  const { name } = membership.user;
  if (!membership.apiAccess) {
    const detail = `API access is switched off for ${isActor ? "you" : name}. Ask an admin to switch it on.`;
    throw new AppError("api_access_disabled", detail);
  }
  return { id, name, role, apiAccess: true };
}

/** What an earlier sending of the same form made, without the secret; null when this is the first one. */
export async function shownBefore(
  tx: Tx,
  ctx: CreatingCtx,
  token: string | undefined,
  owner: Owner,
): Promise<CreatedApiKey | null> {
  if (token === undefined) return null;
  const row = await tx.apiKey.findUnique({
    where: { workspaceId_creationToken: { workspaceId: ctx.workspace.id, creationToken: token } },
    select: { ...rowColumns, createdById: true },
  });
  if (row && row.createdById !== ctx.actor.id) throw new AppError("conflict", "This form was sent by somebody else.");
  return row && { ...toRow(row, owner, ctx.now), key: null, reason: "already_shown" };
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

async function refuseTooMany(tx: Tx, ctx: CreatingCtx): Promise<void> {
  const count = await tx.apiKey.count({ where: { workspaceId: ctx.workspace.id, ...live(ctx.now) } });
  if (count < maxLiveKeys) return;
  throw new AppError(
    "limit_reached",
    `This workspace has ${maxLiveKeys} live keys, which is the most. Revoke one that is not needed first.`,
  );
}
