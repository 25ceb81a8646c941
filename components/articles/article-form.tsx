"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { FormError } from "@/components/forms/form-error";
import { useFormAction } from "@/components/forms/use-form-action";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { createArticle, updateArticle } from "@/lib/articles/actions";
import { type Article, type ArticleStatus, articleStatuses } from "@/lib/articles/schema";
import { BodyField } from "./body-field";
import type { Choice } from "./toolbar";
import { statusLabels } from "./words";

type ArticleFormProps = {
  workspace: string;
  /** Null: a new one. */
  article: Article | null;
  categories: readonly Choice[];
  onDone: (id: string) => void;
  onCancel: () => void;
};

const none = "none";
const hints: Record<ArticleStatus, string> = {
  draft: "Only members see it, and keys with kb:read.",
  published: "Everybody can read it, unless the knowledge base is private.",
  internal: "Finished, and for members and keys with kb:read only.",
};
const statuses = articleStatuses.map((value) => ({ value, label: statusLabels[value], hint: hints[value] }));

/** Writes a new article, or changes one. What is typed stays until it has been stored. */
export function ArticleForm({ workspace, article, categories, onDone, onCancel }: ArticleFormProps) {
  const router = useRouter();
  const [draft, setDraft] = useState(() => draftOf(article));
  const { run, pending, formRef, error, fieldError, clear } = useFormAction(
    () => save(workspace, article, draft),
    ({ data, meta }) => {
      if (meta) toast.warning("An API key in the article was masked", { description: "Its owner is told about it." });
      else toast.success("Article saved");
      router.refresh();
      onDone(data.id);
    },
  );
  const set = (next: Partial<Draft>) => {
    clear();
    setDraft((now) => ({ ...now, ...next }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run(undefined);
  };
  return (
    <form
      ref={formRef}
      onSubmit={submit}
      noValidate
      className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_18rem]"
    >
      <div className="flex min-w-0 flex-col gap-4">
        <Field label="Title" error={fieldError("title")} required>
          <Input value={draft.title} onChange={(event) => set({ title: event.target.value })} autoComplete="off" />
        </Field>
        <BodyField
          workspace={workspace}
          value={draft.body}
          onChange={(body) => set({ body })}
          error={fieldError("body")}
        />
        <FormError error={error} />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" pending={pending}>
            Save
          </Button>
          <Button variant="ghost" disabled={pending} onClick={onCancel}>
            Cancel
          </Button>
        </div>
      </div>
      <aside aria-label="Article" className="flex flex-col gap-4 rounded-xl border bg-surface px-4 py-4 shadow-xs">
        <Field label="Status" error={fieldError("status")}>
          <Select value={draft.status} onValueChange={(status) => set({ status })} options={statuses} />
        </Field>
        <Field label="Category" error={fieldError("category_id")}>
          <Select
            value={draft.category}
            onValueChange={(category) => set({ category })}
            options={[
              { value: none, label: "None" },
              ...categories.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </Field>
        <Field label="Language" hint="A language tag, such as en or de-CH." error={fieldError("locale")}>
          <Input value={draft.locale} onChange={(event) => set({ locale: event.target.value })} autoComplete="off" />
        </Field>
        <Field
          label="Address"
          hint={article ? "Earlier addresses go on leading here." : "Made of the title when left empty."}
          error={fieldError("slug")}
        >
          <Input mono value={draft.slug} onChange={(event) => set({ slug: event.target.value })} autoComplete="off" />
        </Field>
      </aside>
    </form>
  );
}

type Draft = { title: string; body: string; status: ArticleStatus; category: string; locale: string; slug: string };

function draftOf(article: Article | null): Draft {
  if (!article) return { title: "", body: "", status: "draft", category: none, locale: "en", slug: "" };
  const { title, body, status, category_id, locale, slug } = article;
  return { title, body, status, category: category_id ?? none, locale, slug };
}

function save(workspace: string, article: Article | null, { category, slug, ...draft }: Draft) {
  const fields = { ...draft, category_id: category === none ? null : category };
  if (!article) return createArticle(workspace, { ...fields, ...(slug === "" ? {} : { slug }) });
  return updateArticle(workspace, { id: article.id, if_version: article.version, ...fields, slug });
}
