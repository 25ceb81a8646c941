import type { Metadata } from "next";
import { TicketsScreen } from "@/components/tickets/list-screen";
import { pageCtx, pageMember } from "@/lib/entry/page-ctx";
import { readTicketList, ticketQueryOf } from "@/lib/tickets/list-state";
import { listAssignees, listTickets } from "@/lib/tickets/queries";
import { orFirstPage } from "../first-page";

export const metadata: Metadata = { title: "Tickets" };

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function TicketsPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const ctx = await pageCtx(workspace, "tickets:read");
  const { user } = await pageMember(workspace);
  const [{ state, page }, assignees] = await Promise.all([
    orFirstPage(readTicketList(await searchParams), async (state) => {
      const query = ticketQueryOf(state);
      return query && (await listTickets(ctx, query));
    }),
    listAssignees(ctx),
  ]);
  return <TicketsScreen workspace={workspace} viewerId={user.id} state={state} page={page} assignees={assignees} />;
}
