import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ContactScreen } from "@/components/contacts/contact-screen";
import { getContact } from "@/lib/contacts/queries";
import { pageCtx } from "@/lib/entry/page-ctx";
import { isAppError } from "@/lib/errors";
import { listTickets } from "@/lib/tickets/queries";
import { TicketQuery } from "@/lib/tickets/query";

export const metadata: Metadata = { title: "Contact" };

type Props = { params: Promise<{ workspace: string; id: string }> };

export default async function ContactPage({ params }: Props) {
  const { workspace, id } = await params;
  const contact = await getContact(await pageCtx(workspace, "contacts:read"), id).catch((error) => {
    // Unknown here, another workspace's, or deleted.
    if (isAppError(error)) notFound();
    throw error;
  });
  const query = TicketQuery.parse({ requester_id: contact.id, sort: "-last_comment_at" });
  const { data, pagination } = await listTickets(await pageCtx(workspace, "tickets:read"), query);
  return <ContactScreen workspace={workspace} contact={contact} tickets={data} more={pagination.has_more} />;
}
