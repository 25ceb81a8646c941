"use client";

import { FilterChoice } from "@/components/data-table/filter-menu";
import { SearchField } from "@/components/forms/search-field";
import { Button } from "@/components/ui/button";
import { type ArticleListState, articleSearchText } from "@/lib/articles/list-state";
import { articleStatuses } from "@/lib/articles/schema";
import { statusLabels } from "./words";

export type Choice = { id: string; name: string };

type ToolbarProps = {
  state: ArticleListState;
  categories: readonly Choice[];
  onChange: (next: Partial<ArticleListState>, how?: "push" | "replace") => void;
  onClear: () => void;
};

const statuses = articleStatuses.map((value) => ({ value: value as string, label: statusLabels[value] }));

export function Toolbar({ state: { q, status, category }, categories, onChange, onClear }: ToolbarProps) {
  return (
    <>
      <SearchField
        label="Search articles"
        placeholder="Words of the article"
        value={q}
        onChange={(next) => onChange({ q: next }, "replace")}
        clean={articleSearchText}
      />
      <FilterChoice
        label="Status"
        any="Every status"
        value={status}
        onChange={(value) => onChange({ status: articleStatuses.find((name) => name === value) ?? null })}
        options={statuses}
      />
      {categories.length > 0 ? (
        <FilterChoice
          label="Category"
          any="Every category"
          value={category}
          onChange={(value) => onChange({ category: value })}
          options={categories.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
      {q || status || category ? (
        <Button variant="ghost" onClick={onClear}>
          Clear filters
        </Button>
      ) : null}
    </>
  );
}
