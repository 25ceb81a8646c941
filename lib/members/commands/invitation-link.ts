import "server-only";
import { createHash, randomBytes } from "node:crypto";
import type { Ctx } from "../../entry/ctx";
import { appUrl } from "../../env";
import { paths } from "../../paths";
import { invitationDays } from "../schema";

/** What is stored of the token that a link carries: who reads the table cannot join. */
export function digestOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** Who invites, as the mail and the page say it: a person, or the workspace when it was the command line. */
export function inviterOf({ actor, workspace }: Ctx<"members:manage">): {
  createdById: string | null;
  createdBy: string;
} {
  return actor.type === "user"
    ? { createdById: actor.id, createdBy: actor.name }
    : { createdById: null, createdBy: workspace.name };
}

/** A new link: what to store of it, and the address to send. */
export function newLink(now: Date): { stored: { tokenDigest: string; expiresAt: Date }; link: string } {
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(now.getTime() + invitationDays * 24 * 3_600_000);
  return { stored: { tokenDigest: digestOf(token), expiresAt }, link: `${appUrl()}${paths.invite(token)}` };
}
