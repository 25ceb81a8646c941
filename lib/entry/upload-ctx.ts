import "server-only";
import type { NextRequest } from "next/server";
import type { Permission } from "../access/permissions";
import { findMembership } from "../auth/membership";
import { AppError } from "../errors";
import { newId } from "../id";
import { callerOf } from "./caller";
import type { Ctx } from "./ctx";
import { currentUser } from "./current-user";
import { memberCtx } from "./member-ctx";

/**
 * The door of files that members send up: what server actions ask of their callers, for bodies that are too large for
 * one. Another site's page cannot come through here: its browser says where it is from, and would have to ask first
 * whether it may send Content-Disposition, which nobody grants it.
 * @throws AppError `forbidden`, `sign_in_required`, `not_found`.
 */
export async function uploadCtx<const P extends Permission>(
  request: NextRequest,
  slug: string,
  permission: P,
): Promise<Ctx<NoInfer<P>>> {
  const site = request.headers.get("sec-fetch-site");
  if ((site && site !== "same-origin") || !request.headers.has("content-disposition")) {
    throw new AppError("forbidden", "This came from another site.");
  }
  const user = await currentUser();
  if (!user) throw new AppError("sign_in_required", "Your session has ended. Sign in again.");
  const membership = await findMembership(slug, user.id);
  if (!membership) throw new AppError("not_found", "This workspace does not exist, or you are not in it.");
  const clientIp = callerOf(request.headers).ip ?? "";
  const ctx = memberCtx<P>(user, membership, permission, { requestId: newId("req"), clientIp, now: new Date() });
  if (!ctx) throw new AppError("forbidden");
  return ctx;
}
