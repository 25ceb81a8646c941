import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { TicketScreen } from "@/components/tickets/ticket-screen";
import { can } from "@/lib/access/permissions";
import { listComments } from "@/lib/comments/queries";
import { mostPerPage } from "@/lib/entry/page";
import { pageCtx, pageMember } from "@/lib/entry/page-ctx";
import { isAppError } from "@/lib/errors";
import { getTicket, listAssignees } from "@/lib/tickets/queries";

export const metadata: Metadata = { title: "Ticket" };

type Props = { params: Promise<{ workspace: string; number: string }> };

export default async function TicketPage({ params }: Props) {
  const { workspace, number } = await params;
  const ctx = await pageCtx(workspace, "tickets:read");
  const { membership } = await pageMember(workspace);
  const ticket = await getTicket(ctx, number).catch((error) => {
    // Unknown here, another workspace's, or deleted.
    if (isAppError(error)) notFound();
    throw error;
  });
  const [{ data, pagination }, assignees] = await Promise.all([
    listComments(ctx, ticket.id, { limit: mostPerPage, sort: "-created_at" }),
    listAssignees(ctx),
  ]);
  return (
    <TicketScreen
      workspace={workspace}
      ticket={ticket}
      comments={data.toReversed()}
      earlier={pagination.has_more}
      assignees={assignees}
      mayWork={can(membership.role, "support:work")}
    />
  );
}
