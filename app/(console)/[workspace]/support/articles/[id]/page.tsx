import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ArticleScreen } from "@/components/articles/article-screen";
import { can } from "@/lib/access/permissions";
import { categoryChoices, getArticle } from "@/lib/articles/queries";
import { pageCtx, pageMember } from "@/lib/entry/page-ctx";
import { isAppError } from "@/lib/errors";

export const metadata: Metadata = { title: "Article" };

type Props = { params: Promise<{ workspace: string; id: string }> };

export default async function ArticlePage({ params }: Props) {
  const { workspace, id } = await params;
  const ctx = await pageCtx(workspace, "kb:read");
  const { membership } = await pageMember(workspace);
  const article = await getArticle(ctx, id).catch((error) => {
    // Unknown here, another workspace's, or deleted.
    if (isAppError(error)) notFound();
    throw error;
  });
  return (
    <ArticleScreen
      key={article.version}
      workspace={workspace}
      article={article}
      categories={await categoryChoices(ctx)}
      mayWrite={can(membership.role, "articles:write")}
    />
  );
}
