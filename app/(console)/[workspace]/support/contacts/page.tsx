import type { Metadata } from "next";
import { ContactsScreen } from "@/components/contacts/list-screen";
import { contactQueryOf, readContactList } from "@/lib/contacts/list-state";
import { listContacts } from "@/lib/contacts/queries";
import type { Contact } from "@/lib/contacts/schema";
import { pageCtx } from "@/lib/entry/page-ctx";
import { orFirstPage } from "../first-page";

export const metadata: Metadata = { title: "Contacts" };

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ContactsPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const ctx = await pageCtx(workspace, "contacts:read");
  const { state, page } = await orFirstPage(readContactList(await searchParams), async (state) => {
    const query = contactQueryOf(state);
    return query && (await listContacts(ctx, query));
  });
  // Deleted ones are listed for programs that ask for changes since a time; this list never does.
  const data = page?.data.filter((row): row is Contact => "name" in row) ?? [];
  return <ContactsScreen workspace={workspace} state={state} page={page && { ...page, data }} />;
}
