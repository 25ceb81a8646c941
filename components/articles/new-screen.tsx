"use client";

import { useRouter } from "next/navigation";
import { PageHeader } from "@/components/ui/page-header";
import { paths } from "@/lib/paths";
import { ArticleForm } from "./article-form";
import { BackToArticles } from "./back";
import type { Choice } from "./toolbar";

export function NewArticleScreen({ workspace, categories }: { workspace: string; categories: readonly Choice[] }) {
  const router = useRouter();
  return (
    <>
      <PageHeader above={<BackToArticles workspace={workspace} />} title="New article" />
      <ArticleForm
        workspace={workspace}
        article={null}
        categories={categories}
        onDone={(id) => router.push(paths.article(workspace, id))}
        onCancel={() => router.push(paths.articles(workspace))}
      />
    </>
  );
}
