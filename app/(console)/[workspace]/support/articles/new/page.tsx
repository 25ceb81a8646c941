import type { Metadata } from "next";
import { NewArticleScreen } from "@/components/articles/new-screen";
import { categoryChoices } from "@/lib/articles/queries";
import { pageCtx } from "@/lib/entry/page-ctx";

export const metadata: Metadata = { title: "New article" };

export default async function NewArticlePage({ params }: { params: Promise<{ workspace: string }> }) {
  const { workspace } = await params;
  await pageCtx(workspace, "articles:write");
  const categories = await categoryChoices(await pageCtx(workspace, "kb:read"));
  return <NewArticleScreen workspace={workspace} categories={categories} />;
}
