import type { Metadata } from "next";
import { NoticePreferences } from "@/components/notices/preferences";
import { pageCtx, pageMember } from "@/lib/entry/page-ctx";
import { listPreferences } from "@/lib/notices/queries";

export const metadata: Metadata = { title: "Notice preferences" };

type Props = { params: Promise<{ workspace: string }> };

export default async function NoticePreferencesPage({ params }: Props) {
  const { workspace } = await params;
  const ctx = await pageCtx(workspace, "notices:read");
  const { user } = await pageMember(workspace);
  return <NoticePreferences workspace={ctx.workspace.slug} email={user.email} rows={await listPreferences(ctx)} />;
}
