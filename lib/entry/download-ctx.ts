import "server-only";
import type { NextRequest } from "next/server";
import type { Permission } from "../access/permissions";
import { findMembership } from "../auth/membership";
import { newId } from "../id";
import { callerOf } from "./caller";
import type { Ctx } from "./ctx";
import { currentUser } from "./current-user";
import { memberCtx } from "./member-ctx";

/**
 * The door of files that the console lets people download: the page's door, but its refusals are plain answers. Such a
 * file is only ever read: nothing is changed by a GET.
 */
export async function downloadCtx<const P extends Permission>(
  request: NextRequest,
  slug: string,
  permission: P,
): Promise<Ctx<NoInfer<P>> | Response> {
  const user = await currentUser();
  if (!user) return refusal(401, "Sign in first.");
  const membership = await findMembership(slug, user.id);
  if (!membership) return refusal(404, "This workspace does not exist, or you are not in it.");
  const clientIp = callerOf(request.headers).ip ?? "";
  const ctx = memberCtx<P>(user, membership, permission, { requestId: newId("req"), clientIp, now: new Date() });
  return ctx ?? refusal(403, "Your role does not allow this.");
}

function refusal(status: number, text: string): Response {
  const headers = { "Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-store" };
  return new Response(`${text}\n`, { status, headers });
}
