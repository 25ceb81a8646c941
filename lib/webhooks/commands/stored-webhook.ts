import "server-only";
import type { Scope } from "../../access/scopes";
import type { Prisma, Tx } from "../../db/client";
import type { Ctx } from "../../entry/ctx";
import { type Expected, nextVersion, refuseOtherVersion } from "../../entry/expected-version";
import { holds, requireScope } from "../../entry/holds";
import { AppError } from "../../errors";
import { allowedAddresses, NoAddress, NotAllowed } from "../../outbound/resolve";
import { noSuchWebhook } from "../queries/webhooks";
import { nameOf } from "../webhook-row";

export type StoredWebhook = Prisma.WebhookGetPayload<object>;
type Workspace = Pick<Ctx, "workspace">;

/**
 * The webhook to change, under the workspace's lock.
 * @throws AppError `not_found`, and `version_conflict` when the caller expected another version.
 */
export async function loadWebhook(
  tx: Tx,
  { workspace }: Workspace,
  id: string,
  expected: Expected = {},
): Promise<StoredWebhook> {
  const webhook = await tx.webhook.findFirst({ where: { id, workspaceId: workspace.id } });
  if (!webhook) throw noSuchWebhook();
  refuseOtherVersion("webhook", webhook.version, expected);
  return webhook;
}

/** Stores changes, as the next version. */
export async function saveWebhook(
  tx: Tx,
  stored: StoredWebhook,
  now: Date,
  data: Prisma.WebhookUncheckedUpdateInput,
): Promise<StoredWebhook> {
  return tx.webhook.update({ where: { id: stored.id }, data: { ...data, ...nextVersion(stored, now) } });
}

/** How long a name is looked up before a webhook is stored, in milliseconds. Each delivery looks again. */
const lookupPatience = 3_000;

/**
 * Called before the transaction: it may ask a name server. A name without an address is let through, since a receiver may
 * be set up later than its webhook.
 * @throws AppError `url_not_allowed`.
 */
export async function requireAllowedUrl(url: string): Promise<void> {
  const late = new Promise<void>((done) => setTimeout(done, lookupPatience).unref());
  try {
    await Promise.race([allowedAddresses(url), late]);
  } catch (error) {
    if (error instanceof NoAddress) return;
    if (!(error instanceof NotAllowed)) throw error;
    const errors = [{ code: "url_not_allowed", pointer: "/url", detail: error.message }];
    throw new AppError("url_not_allowed", `The URL ${error.message}.`, { errors });
  }
}

/**
 * Where a webhook sends, and what, is changed only by who could read all of it: otherwise a key with webhooks:write would
 * read anything by leading an admin's webhook to itself.
 * @throws AppError `insufficient_scope` that names what is missing; for members `forbidden`.
 */
export function requireSameRights(actor: Ctx["actor"], held: ReadonlySet<Scope>): void {
  for (const scope of held) {
    if (scope !== "*" && !scope.endsWith(":read")) continue;
    if (actor.type === "user" && !holds(actor, scope)) throw sendsMore(scope);
    requireScope(actor, scope);
  }
}

function sendsMore(scope: Scope): AppError {
  const what = scope === "*" ? "everything" : `what takes ${scope}`;
  const detail = `This webhook may send ${what}, which your role does not read. Ask an admin to change it.`;
  return new AppError("forbidden", detail);
}

/** How the audit log names a webhook. */
export function targetOf(webhook: Pick<StoredWebhook, "id" | "description" | "url">): { id: string; name: string } {
  return { id: webhook.id, name: nameOf(webhook) };
}

/** What the audit log says of a URL: its path often is a secret. */
export function placeOf(url: string): string {
  return new URL(url).origin;
}
