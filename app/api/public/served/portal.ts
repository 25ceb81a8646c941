import { contentOf } from "@/lib/attachments/content";
import { Answer, type Served, serve } from "@/lib/entry/endpoint";
import { answerStored } from "@/lib/entry/masked";
import { answerPage } from "@/lib/entry/paging";
import { comesFrom } from "@/lib/entry/same-origin";
import { AppError } from "@/lib/errors";
import { askForLink } from "@/lib/portal/commands/ask-for-link";
import * as contracts from "@/lib/portal/endpoints";
import { findOwnFile, getOwnReply, getOwnThread, getOwnTicket, getVisitor, listOwnTickets } from "@/lib/portal/queries";
import { sentSession, setCookie } from "@/lib/portal-access/cookie";
import { findPortal } from "@/lib/portal-access/find-portal";
import { endPortalSession } from "@/lib/portal-access/session";
import { openPortalLink } from "@/lib/portal-access/use-link";
import { closeOwnTicket } from "@/lib/tickets/commands/close-ticket";
import { replyToOwnTicket } from "@/lib/tickets/commands/reply-to-ticket";
import { idOf } from "./id-of";

/** A contact's own ticket; what `GET /tickets/{id}` serves them too. */
export const servePortalTicket = serve(contracts.getPortalTicket, async (ctx, call) => ({
  data: await getOwnThread(ctx, idOf(call), call.query),
}));

/** What contacts may do with their own tickets, and how they come in. */
export const portalEndpoints: Served[] = [
  serve(
    contracts.askForPortalLink,
    async (ctx, call) => {
      const { id } = ctx.workspace;
      await call.count("portal-links-email", `${id}|${call.body.email}`);
      await askForLink(id, call.body, ctx.now);
      return { data: { message: "If we know this address, a link is on its way to it." } };
    },
    {
      admits: async ({ workspace }) => {
        const portal = await findPortal(workspace.id);
        if (!portal?.isOpen) throw new AppError("portal_disabled");
      },
    },
  ),
  serve(contracts.openPortalSession, async (ctx, call) => {
    const session = await openPortalLink(call.body.token, ctx.now);
    if (!session) {
      const headers = { "WWW-Authenticate": 'Bearer realm="portal"' };
      throw new AppError("link_invalid", undefined, { headers });
    }
    const { token, expiresAt, ticketNumber } = session;
    // Another site's page must not sign somebody in here as somebody else: it gets no cookie.
    const cookie: Record<string, string> =
      comesFrom(call.header) === "elsewhere" ? {} : { "Set-Cookie": setCookie(token) };
    const data = { session_token: token, expires_at: expiresAt.toISOString(), ticket_number: ticketNumber };
    return new Answer({ data }, { Location: `${call.baseUrl}/portal/me`, ...cookie });
  }),
  serve(contracts.endPortalSession, async (_ctx, call) => {
    const sent = sentSession(call.header);
    if (sent) await endPortalSession(sent.token);
    return new Answer(undefined, { "Set-Cookie": setCookie(null) });
  }),
  serve(contracts.getPortalVisitor, async (ctx) => ({ data: await getVisitor(ctx) })),
  serve(contracts.listPortalTickets, async (ctx, call) =>
    answerPage(call, "/portal/tickets", await listOwnTickets(ctx, call.query)),
  ),
  servePortalTicket,
  serve(contracts.replyToPortalTicket, async (ctx, call) => {
    const { id } = await replyToOwnTicket(ctx, idOf(call), call.body, call.files);
    const reply = await getOwnReply(ctx, id);
    return new Answer(answerStored(reply, call.body), { Location: `${call.baseUrl}/portal/tickets/${idOf(call)}` });
  }),
  serve(contracts.closePortalTicket, async (ctx, call) => {
    const { id } = await closeOwnTicket(ctx, idOf(call), call.body);
    return { data: await getOwnTicket(ctx, id) };
  }),
  serve(contracts.getPortalFile, async (ctx, call) => contentOf(await findOwnFile(ctx, idOf(call)), call.header)),
];
