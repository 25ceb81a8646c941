import type { Metadata } from "next";
import { ArticlesScreen } from "@/components/articles/list-screen";
import { can } from "@/lib/access/permissions";
import { articleQueryOf, readArticleList } from "@/lib/articles/list-state";
import { categoryChoices, listArticles } from "@/lib/articles/queries";
import { pageCtx, pageMember } from "@/lib/entry/page-ctx";
import { orFirstPage } from "../first-page";

export const metadata: Metadata = { title: "Knowledge base" };

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ArticlesPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const ctx = await pageCtx(workspace, "kb:read");
  const { membership } = await pageMember(workspace);
  const [{ state, page }, categories] = await Promise.all([
    orFirstPage(readArticleList(await searchParams), (state) =>
      listArticles(ctx, { ...articleQueryOf(state), ...(state.q ? { q: state.q } : {}) }),
    ),
    categoryChoices(ctx),
  ]);
  // Neither deleted ones, which this list never asks for, nor the texts.
  const data = page.data.flatMap((row) => {
    if (!("title" in row)) return [];
    const { body: _body, ...shown } = row;
    return shown;
  });
  return (
    <ArticlesScreen
      workspace={workspace}
      state={state}
      page={{ ...page, data }}
      categories={categories}
      mayWrite={can(membership.role, "articles:write")}
    />
  );
}
