import type { Metadata } from "next";
import { ArticleSettingsScreen } from "@/components/articles/settings-screen";
import { can } from "@/lib/access/permissions";
import { categoryChoices, isPrivate } from "@/lib/articles/queries";
import { pageCtx, pageMember } from "@/lib/entry/page-ctx";

export const metadata: Metadata = { title: "Categories and access" };

export default async function ArticleSettingsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  await pageCtx(workspace, "articles:write");
  const ctx = await pageCtx(workspace, "kb:read");
  const { membership } = await pageMember(workspace);
  return (
    <ArticleSettingsScreen
      workspace={workspace}
      categories={await categoryChoices(ctx)}
      isPrivate={await isPrivate(ctx)}
      mayOpen={can(membership.role, "policy:manage")}
    />
  );
}
