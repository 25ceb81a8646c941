import type { Metadata } from "next";
import { TicketsScreen } from "@/components/tickets/list-screen";
import { pageCtx, pageMember } from "@/lib/entry/page-ctx";
import { isAppError } from "@/lib/errors";
import { readTicketList, ticketQueryOf } from "@/lib/tickets/list-state";
import { listAssignees, listTickets } from "@/lib/tickets/queries";

export const metadata: Metadata = { title: "Tickets" };

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function TicketsPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const ctx = await pageCtx(workspace, "tickets:read");
  const { user } = await pageMember(workspace);
  const asked = readTicketList(await searchParams);
  const read = async (state: typeof asked) => {
    const query = ticketQueryOf(state);
    return { state, page: query && (await listTickets(ctx, query)) };
  };
  const [{ state, page }, assignees] = await Promise.all([
    read(asked).catch((error) => {
      // A place that is out of date or was tampered with: the first page stands for it.
      if (!isAppError(error) || asked.cursor === null) throw error;
      return read({ ...asked, cursor: null });
    }),
    listAssignees(ctx),
  ]);
  return <TicketsScreen workspace={workspace} viewerId={user.id} state={state} page={page} assignees={assignees} />;
}
