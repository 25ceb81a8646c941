import type { Metadata } from "next";
import { AskForLink } from "@/components/portal/ask-for-link";
import { PortalCard } from "@/components/portal/portal-card";
import { PortalFrame } from "@/components/portal/portal-frame";
import { TicketList } from "@/components/portal/ticket-list";
import { portalPage } from "@/lib/entry/portal-page";
import { isAppError } from "@/lib/errors";
import { paths } from "@/lib/paths";
import { PortalTicketQuery } from "@/lib/portal/input";
import { getVisitor, listOwnTickets } from "@/lib/portal/queries";

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<{ cursor?: string | string[]; ticket?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace } = await portalPage((await params).workspace);
  return { title: `Your requests at ${workspace.name}` };
}

/** A contact's own tickets; for whoever has not come in yet, the way in. */
export default async function PortalPage({ params, searchParams }: Props) {
  const { workspace, ctx } = await portalPage((await params).workspace);
  const { cursor, ticket } = await searchParams;
  if (!ctx) {
    const wanted = typeof ticket === "string" && /^[1-9]\d{0,9}$/.test(ticket) ? ticket : undefined;
    return (
      <PortalCard
        workspace={workspace.name}
        title={wanted ? `See your request #${wanted}` : "See your requests"}
        description="We mail you a link that lets you in. There is no password."
      >
        <AskForLink workspace={workspace.id} ticket={wanted} />
      </PortalCard>
    );
  }
  const first = PortalTicketQuery.parse({});
  const asked = typeof cursor === "string" ? { ...first, cursor } : first;
  // A cursor that somebody made up: the first page.
  const page = await listOwnTickets(ctx, asked).catch((error: unknown) => {
    if (isAppError(error)) return listOwnTickets(ctx, first);
    throw error;
  });
  const { contact } = await getVisitor(ctx);
  return (
    <PortalFrame workspace={workspace} contact={contact.email ?? contact.name}>
      <TicketList home={paths.portal(workspace.slug)} tickets={page.data} pagination={page.pagination} />
    </PortalFrame>
  );
}
