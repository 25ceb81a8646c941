import { listTicketComments, listTicketConversations } from "@/lib/comments/endpoints";
import { listComments } from "@/lib/comments/queries";
import type { CommentQuery } from "@/lib/comments/query";
import type { Ctx } from "@/lib/entry/ctx";
import { Answer, type Call, type Served, serve } from "@/lib/entry/endpoint";
import { answerStored } from "@/lib/entry/masked";
import { answerPage } from "@/lib/entry/paging";
import { closeTicket } from "@/lib/tickets/commands/close-ticket";
import { createTicket } from "@/lib/tickets/commands/create-ticket";
import { reopenTicket } from "@/lib/tickets/commands/reopen-ticket";
import { replyToTicket } from "@/lib/tickets/commands/reply-to-ticket";
import { updateTicket } from "@/lib/tickets/commands/update-ticket";
import * as contracts from "@/lib/tickets/endpoints";
import { getTicket, listTickets } from "@/lib/tickets/queries";
import { idOf } from "./id-of";

/** The help desk's part of the public API's table. */
export const ticketEndpoints: Served[] = [
  serve(contracts.listTickets, async (ctx, call) => answerPage(call, "/tickets", await listTickets(ctx, call.query))),
  serve(contracts.createTicket, async (ctx, call) => {
    const ticket = await createTicket(ctx, call.body);
    return new Answer(answerStored(ticket, call.body), { Location: `${call.baseUrl}/tickets/${ticket.id}` });
  }),
  serve(contracts.getTicket, async (ctx, call) => ({ data: await getTicket(ctx, idOf(call)) })),
  serve(contracts.updateTicket, async (ctx, call) =>
    answerStored(await updateTicket(ctx, idOf(call), call.body), call.body),
  ),
  serve(contracts.replyToTicket, async (ctx, call) =>
    answerStored(await replyToTicket(ctx, idOf(call), call.body), call.body),
  ),
  serve(contracts.closeTicket, async (ctx, call) =>
    answerStored(await closeTicket(ctx, idOf(call), call.body), call.body),
  ),
  serve(contracts.reopenTicket, async (ctx, call) =>
    answerStored(await reopenTicket(ctx, idOf(call), call.body), call.body),
  ),
  serve(listTicketComments, (ctx, call) => commentsOf(ctx, call, "comments")),
  serve(listTicketConversations, (ctx, call) => commentsOf(ctx, call, "conversations")),
];

async function commentsOf(
  ctx: Ctx<"tickets:read"> | Ctx<"comments:read">,
  call: Pick<Call<typeof CommentQuery, never>, "params" | "query" | "baseUrl" | "search">,
  name: "comments" | "conversations",
) {
  const { id } = await getTicket(ctx, idOf(call));
  return answerPage(call, `/tickets/${id}/${name}`, await listComments(ctx, id, call.query));
}
