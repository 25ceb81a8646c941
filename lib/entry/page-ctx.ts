import "server-only";
import { headers } from "next/headers";
import { forbidden, notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { Permission } from "../access/permissions";
import { findMembership, type Membership } from "../auth/membership";
import { newId } from "../id";
import { paths, safeReturnTo } from "../paths";
import { callerOf } from "./caller";
import type { Ctx } from "./ctx";
import { type CurrentUser, currentUser } from "./current-user";
import { memberCtx } from "./member-ctx";
import { pathHeader } from "./path-header";

/** Door 3. The signed-in person; everybody else is sent to sign in and comes back to this page afterwards. */
export async function pageUser(): Promise<CurrentUser> {
  return (await currentUser()) ?? redirect(paths.signIn(safeReturnTo((await headers()).get(pathHeader))));
}

/** Who the signed-in person is in a workspace; a workspace they are not in does not exist for them. */
export const pageMember = cache(async (slug: string): Promise<{ user: CurrentUser; membership: Membership }> => {
  const user = await pageUser();
  return { user, membership: (await findMembership(slug, user.id)) ?? notFound() };
});

/** The context of a page. Without the permission the page explains who can help. */
export async function pageCtx<const P extends Permission>(slug: string, permission: P): Promise<Ctx<P>> {
  const { user, membership } = await pageMember(slug);
  const clientIp = callerOf(await headers()).ip ?? "";
  return memberCtx(user, membership, permission, { requestId: newId("req"), clientIp, now: new Date() }) ?? forbidden();
}
