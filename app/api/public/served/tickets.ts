import * as comments from "@/lib/comments/endpoints";
import { getComment, listAllComments, listComments } from "@/lib/comments/queries";
import type { CommentQuery } from "@/lib/comments/query";
import type { Comment } from "@/lib/comments/schema";
import type { Ctx } from "@/lib/entry/ctx";
import { Answer, type Call, type Served, serve } from "@/lib/entry/endpoint";
import { withScope } from "@/lib/entry/holds";
import { answerStored } from "@/lib/entry/masked";
import { answerPage } from "@/lib/entry/paging";
import { addNote } from "@/lib/tickets/commands/add-note";
import { deleteComment, updateComment } from "@/lib/tickets/commands/change-comment";
import { closeTicket } from "@/lib/tickets/commands/close-ticket";
import { createTicket } from "@/lib/tickets/commands/create-ticket";
import { deleteTicket, restoreTicket } from "@/lib/tickets/commands/delete-ticket";
import { reopenTicket } from "@/lib/tickets/commands/reopen-ticket";
import { replyToTicket } from "@/lib/tickets/commands/reply-to-ticket";
import { updateTicket } from "@/lib/tickets/commands/update-ticket";
import * as contracts from "@/lib/tickets/endpoints";
import type { NewComment } from "@/lib/tickets/input";
import { getTicket, listHistory } from "@/lib/tickets/queries";
import { createWidgetTicket } from "@/lib/widgets/endpoints";
import { expandTickets, requireExpansions } from "./expand";
import { idOf } from "./id-of";
import { servePortalTicket } from "./portal";
import { ticketsOf } from "./tickets-of";

/** The help desk's part of the public API's table. */
export const ticketEndpoints: Served[] = [
  serve(contracts.listTickets, (ctx, call) => ticketsOf(ctx, call, "/tickets", call.query)),
  serve(
    contracts.createTicket,
    async (ctx, call) => {
      const ticket = await createTicket(ctx, call.body, call.files);
      return new Answer(answerStored(ticket, call.body), { Location: `${call.baseUrl}/tickets/${ticket.id}` });
    },
    { visitors: createWidgetTicket },
  ),
  serve(
    contracts.getTicket,
    async (ctx, call) => {
      requireExpansions(ctx, call.query.expand);
      const ticket = await getTicket(ctx, idOf(call));
      const [expanded = ticket] = call.query.expand ? await expandTickets(ctx, [ticket], call.query.expand) : [];
      return { data: expanded };
    },
    { contacts: servePortalTicket },
  ),
  serve(contracts.updateTicket, async (ctx, call) =>
    answerStored(await updateTicket(ctx, idOf(call), call.body, call.ifMatch), call.body),
  ),
  serve(contracts.replyToTicket, async (ctx, call) =>
    answerWritten(call, await replyToTicket(ctx, idOf(call), call.body, call.files)),
  ),
  serve(contracts.closeTicket, async (ctx, call) =>
    answerStored(await closeTicket(ctx, idOf(call), call.body, call.ifMatch), call.body),
  ),
  serve(contracts.reopenTicket, async (ctx, call) =>
    answerStored(await reopenTicket(ctx, idOf(call), call.body), call.body),
  ),
  serve(contracts.deleteTicket, (ctx, call) => deleteTicket(ctx, idOf(call), call.ifMatch)),
  serve(contracts.restoreTicket, async (ctx, call) => ({ data: await restoreTicket(ctx, idOf(call)) })),
  serve(contracts.listHistory, async (ctx, call) => {
    const { id } = await getTicket(ctx, idOf(call));
    return answerPage(call, `/tickets/${id}/history`, await listHistory(ctx, id, call.query));
  }),
  serve(contracts.addNote, async (ctx, call) =>
    answerWritten(call, await addNote(ctx, idOf(call), call.body, call.files)),
  ),
  serve(contracts.addComment, commented),
  serve(contracts.addConversation, commented),
  serve(comments.listTicketComments, (ctx, call) => commentsOf(ctx, call, "comments")),
  serve(comments.listTicketConversations, (ctx, call) => commentsOf(ctx, call, "conversations")),
  serve(comments.getComment, async (ctx, call) => ({ data: await getComment(ctx, idOf(call)) })),
  serve(comments.updateComment, async (ctx, call) =>
    answerStored(await updateComment(ctx, idOf(call), call.body), call.body),
  ),
  serve(comments.deleteComment, (ctx, call) => deleteComment(ctx, idOf(call))),
  serve(comments.listComments, async (ctx, call) =>
    answerPage(call, "/comments", await listAllComments(ctx, call.query)),
  ),
  serve(comments.listConversations, async (ctx, call) =>
    answerPage(call, "/conversations", await listAllComments(ctx, call.query)),
  ),
];

async function commented(
  ctx: Ctx<"comments:write"> | Ctx<"tickets:write">,
  call: Pick<Call<never, typeof NewComment>, "params" | "body" | "baseUrl" | "files">,
) {
  const { type, body, status, author, reopen = false, attachment_ids, cc, notify } = call.body;
  const { files } = call;
  const comment =
    type === "note"
      ? await addNote(withScope(ctx, "comments:write"), idOf(call), { body, attachment_ids }, files)
      : await replyToTicket(ctx, idOf(call), { body, status, author, reopen, attachment_ids, cc, notify }, files);
  return answerWritten(call, comment);
}

function answerWritten({ body, baseUrl }: Readonly<{ body: unknown; baseUrl: string }>, comment: Comment) {
  return new Answer(answerStored(comment, body), { Location: `${baseUrl}/comments/${comment.id}` });
}

async function commentsOf(
  ctx: Ctx<"tickets:read"> | Ctx<"comments:read">,
  call: Pick<Call<typeof CommentQuery, never>, "params" | "query" | "baseUrl" | "search">,
  name: "comments" | "conversations",
) {
  const { id } = await getTicket(ctx, idOf(call));
  return answerPage(call, `/tickets/${id}/${name}`, await listComments(ctx, id, call.query));
}
