import type { Metadata } from "next";
import { NoticesScreen } from "@/components/notices/screen";
import { pageCtx } from "@/lib/entry/page-ctx";
import { listNotices } from "@/lib/notices/queries";
import { readNoticeQuery } from "@/lib/notices/schema";

export const metadata: Metadata = { title: "Notices" };

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function NoticesPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const ctx = await pageCtx(workspace, "notices:read");
  const query = readNoticeQuery(await searchParams);
  return <NoticesScreen workspace={ctx.workspace.slug} query={query} list={await listNotices(ctx, query)} />;
}
