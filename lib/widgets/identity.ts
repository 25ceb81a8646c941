import "server-only";
import { createHmac, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";
import { Email } from "../access/email";
import { authSecret } from "../auth/secret";
import type { Ctx } from "../entry/ctx";
import { Mistakes } from "../entry/invalid";
import type { StoredTime } from "../entry/shown";
import type { NewWidgetTicket } from "./input";

/** For how long the secret before the last one is taken too, in milliseconds: until the site has the new one. */
export const rotationOverlap = 86_400_000;

export const newSalt = () => randomBytes(24).toString("base64url");

/**
 * The secret that a site proves its visitors' addresses with. It is made of the installation's own secret and the salt
 * that the database has, so that neither the database nor a copy of it gives it away.
 */
export function identitySecret(workspaceId: string, salt: string): string {
  const bytes = hkdfSync("sha256", authSecret(), salt, `widget identity ${workspaceId}`, 32);
  return `wis_${Buffer.from(bytes).toString("base64url")}`;
}

type Salts = Readonly<{ secretSalt: string; formerSalt: string | null; rotatedAt: StoredTime | null }>;

/** Whether the site vouches for the address: HMAC-SHA-256 over it, in hex, with the workspace's secret. */
export function vouches(
  workspaceId: string,
  { secretSalt, formerSalt, rotatedAt }: Salts,
  { email, hmac }: Readonly<{ email: string; hmac: string }>,
  now: number,
): boolean {
  const formerCounts = formerSalt !== null && rotatedAt !== null && now < Number(rotatedAt) + rotationOverlap;
  const given = Buffer.from(hmac, "hex");
  return [secretSalt, ...(formerCounts ? [formerSalt] : [])].some((salt) => {
    const expected = createHmac("sha256", identitySecret(workspaceId, salt)).update(email).digest();
    return given.length === expected.length && timingSafeEqual(given, expected);
  });
}

type Said = Pick<NewWidgetTicket, "requester" | "identity">;

/**
 * Who asks, and whether their site has proved it.
 * @throws AppError `validation_failed` for a proof that does not hold: passed over in silence, a site whose secret is out
 * of date would never learn of it.
 */
export function requesterOf(
  { workspace, now }: Pick<Ctx, "workspace" | "now">,
  stored: Salts | undefined,
  { requester, identity }: Said,
): Readonly<{ email: string; name?: string | undefined; verified: boolean }> {
  if (identity && stored && vouches(workspace.id, stored, identity, now.getTime())) {
    return { email: Email.parse(identity.email), name: requester?.name, verified: true };
  }
  const mistakes = new Mistakes();
  if (identity) mistakes.add("/identity/hmac", "does not prove the address: was it made with the widget's secret?");
  mistakes.throwIfAny();
  if (!requester) throw new Error("A ticket of the widget has neither a requester nor an identity.");
  return { ...requester, verified: false };
}
