"use client";

import { Pencil } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Fact } from "@/components/ui/fact";
import { PageHeader } from "@/components/ui/page-header";
import { Prose } from "@/components/ui/prose";
import { RelativeTime } from "@/components/ui/relative-time";
import type { RenderedArticle } from "@/lib/articles/schema";
import { ArticleForm } from "./article-form";
import { BackToArticles } from "./back";
import { PublishButtons } from "./publish-buttons";
import { ArticleStatusDot } from "./status";
import type { Choice } from "./toolbar";

type ArticleScreenProps = {
  workspace: string;
  article: RenderedArticle;
  categories: readonly Choice[];
  mayWrite: boolean;
};

/** An article as its readers see it; whoever may write changes it here. */
export function ArticleScreen({ workspace, article, categories, mayWrite }: ArticleScreenProps) {
  const [editing, setEditing] = useState(false);
  if (editing) {
    return (
      <>
        <PageHeader above={<BackToArticles workspace={workspace} />} title="Edit article" />
        <ArticleForm
          workspace={workspace}
          article={article}
          categories={categories}
          onDone={() => setEditing(false)}
          onCancel={() => setEditing(false)}
        />
      </>
    );
  }
  const { title, status, category, locale, slug, author, updated_at, published_at } = article;
  return (
    <>
      <PageHeader
        above={<BackToArticles workspace={workspace} />}
        title={<span className="break-words">{title}</span>}
        actions={
          mayWrite ? (
            <>
              <PublishButtons workspace={workspace} article={article} />
              <Button onClick={() => setEditing(true)}>
                <Pencil aria-hidden />
                Edit
              </Button>
            </>
          ) : null
        }
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <Card>
          {article.body_html ? <Prose html={article.body_html} /> : <p className="text-muted text-sm">No text yet.</p>}
        </Card>
        <Card title="Details">
          <dl className="flex flex-col gap-3 text-sm">
            <Fact label="Status">
              <ArticleStatusDot status={status} />
            </Fact>
            <Fact label="Category">{category?.name ?? "None"}</Fact>
            <Fact label="Language">{locale}</Fact>
            <Fact label="Address">
              <span className="break-all font-mono text-xs">{slug}</span>
            </Fact>
            <Fact label="Written by">{author?.name ?? "–"}</Fact>
            {published_at ? (
              <Fact label="First published">
                <RelativeTime at={published_at} />
              </Fact>
            ) : null}
            <Fact label="Changed">
              <RelativeTime at={updated_at} />
            </Fact>
          </dl>
        </Card>
      </div>
    </>
  );
}
