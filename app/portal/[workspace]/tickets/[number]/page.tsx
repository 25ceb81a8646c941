import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { PortalFrame } from "@/components/portal/portal-frame";
import { TicketScreen } from "@/components/portal/ticket-screen";
import { portalPage } from "@/lib/entry/portal-page";
import { isAppError } from "@/lib/errors";
import { paths } from "@/lib/paths";
import { getOwnThread, getVisitor } from "@/lib/portal/queries";

type Props = {
  params: Promise<{ workspace: string; number: string }>;
  searchParams: Promise<{ before?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { number } = await params;
  return { title: /^\d{1,10}$/.test(number) ? `Request #${number}` : "Request" };
}

export default async function PortalTicketPage({ params, searchParams }: Props) {
  const { workspace: named, number } = await params;
  const { before } = await searchParams;
  const { workspace, ctx } = await portalPage(named);
  const home = paths.portal(workspace.slug);
  if (!ctx) redirect(`${home}?ticket=${encodeURIComponent(number)}`);
  const query = typeof before === "string" ? { before } : {};
  const thread = await getOwnThread(ctx, number, query).catch((error: unknown) => {
    // Somebody else's, deleted, or never there: they are alike.
    if (isAppError(error)) notFound();
    throw error;
  });
  const { contact } = await getVisitor(ctx);
  return (
    <PortalFrame workspace={workspace} contact={contact.email ?? contact.name}>
      <TicketScreen home={home} thread={thread} latest={typeof before !== "string"} />
    </PortalFrame>
  );
}
