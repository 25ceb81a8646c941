import "server-only";
import { cookies, headers } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import { newId } from "../id";
import { cookieName } from "../portal-access/cookie";
import { type FoundPortal, findPortal } from "../portal-access/find-portal";
import { findPortalVisit } from "../portal-access/session";
import { callerOf } from "./caller";
import type { ContactCtx } from "./ctx";
import { contactCtx } from "./own-ctx";

/**
 * The door of the portal's pages: the workspace, and the contact who has come in to it, if anybody has. A portal that is
 * closed is not there, like one that never was. A session of another workspace is nobody's here.
 */
export const portalPage = cache(
  async (idOrSlug: string): Promise<{ workspace: FoundPortal["workspace"]; ctx: ContactCtx | null }> => {
    const portal = await findPortal(idOrSlug);
    if (!portal?.isOpen) notFound();
    const { workspace } = portal;
    const now = new Date();
    const token = (await cookies()).get(cookieName())?.value;
    const visit = token === undefined ? null : await findPortalVisit(token, now.getTime());
    if (visit?.workspace.id !== workspace.id) return { workspace, ctx: null };
    const clientIp = callerOf(await headers()).ip ?? "";
    return {
      workspace,
      ctx: contactCtx({ workspace, requestId: newId("req"), clientIp, now }, visit.contact, "portal"),
    };
  },
);
