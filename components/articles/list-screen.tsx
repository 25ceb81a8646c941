"use client";

import { BookOpen, Plus, SearchX, Settings } from "lucide-react";
import Link from "next/link";
import { useMemo } from "react";
import { DataTable } from "@/components/data-table/data-table";
import { KeysetPagination } from "@/components/data-table/keyset-pagination";
import { useAddressState } from "@/components/data-table/use-address-state";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import {
  type ArticleListState,
  articleListParams,
  articleListSorts,
  defaultArticleList,
} from "@/lib/articles/list-state";
import type { Article } from "@/lib/articles/schema";
import type { Pagination } from "@/lib/entry/page";
import { paths } from "@/lib/paths";
import { columns } from "./columns";
import { type Choice, Toolbar } from "./toolbar";
import { description } from "./words";

type ArticlesScreenProps = {
  workspace: string;
  state: ArticleListState;
  page: { data: readonly Omit<Article, "body">[]; pagination: Pagination };
  categories: readonly Choice[];
  mayWrite: boolean;
};

export function ArticlesScreen({ workspace, state: served, page, categories, mayWrite }: ArticlesScreenProps) {
  const { state, pending, go } = useAddressState(served, articleListParams);
  const change = (next: Partial<ArticleListState>, how?: "push" | "replace") =>
    go({ ...state, cursor: null, ...next }, how);
  const clear = () => go({ ...defaultArticleList, sort: state.sort });
  const rows = useMemo(
    () => page.data.map((article) => ({ ...article, href: paths.article(workspace, article.id) })),
    [page.data, workspace],
  );
  const { prev_cursor: newer, next_cursor: older } = page.pagination;
  return (
    <>
      <PageHeader
        title="Knowledge base"
        description={description}
        actions={
          mayWrite ? (
            <>
              <Button asChild>
                <Link href={paths.articleSettings(workspace)} prefetch={false}>
                  <Settings aria-hidden />
                  Categories and access
                </Link>
              </Button>
              <Button asChild variant="primary">
                <Link href={paths.newArticle(workspace)} prefetch={false}>
                  <Plus aria-hidden />
                  New article
                </Link>
              </Button>
            </>
          ) : null
        }
      />
      <DataTable
        label="Articles"
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        rowLabel={(row) => row.title}
        sorting={[{ id: state.sort.column, desc: state.sort.descending }]}
        onSortingChange={([sort]) => {
          const column = articleListSorts.find((name) => name === sort?.id);
          if (column && sort) change({ sort: { column, descending: sort.desc } });
        }}
        pagination={
          <KeysetPagination
            summary={`${rows.length} ${rows.length === 1 ? "article" : "articles"} on this page`}
            onNewer={newer === null ? null : () => change({ cursor: newer })}
            onOlder={older === null ? null : () => change({ cursor: older })}
          />
        }
        pending={pending}
        columnsKey="articles"
        toolbar={<Toolbar state={state} categories={categories} onChange={change} onClear={clear} />}
        empty={
          <Empty filtered={Boolean(state.q || state.status || state.category)} mayWrite={mayWrite} onClear={clear} />
        }
      />
    </>
  );
}

function Empty({ filtered, mayWrite, onClear }: { filtered: boolean; mayWrite: boolean; onClear: () => void }) {
  if (filtered) {
    return (
      <EmptyState icon={<SearchX />} title="No article fits" action={<Button onClick={onClear}>Clear filters</Button>}>
        Try other words, or take a filter away.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={<BookOpen />} title="No articles yet">
      {mayWrite
        ? "Write the answer that you give most often. Published articles are found by people and programs."
        : "Articles that your colleagues write appear here."}
    </EmptyState>
  );
}
