"use client";

import { useState, useTransition } from "react";
import { Field } from "@/components/ui/field";
import { Prose } from "@/components/ui/prose";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { Textarea } from "@/components/ui/textarea";
import { previewArticle } from "@/lib/articles/actions";

type BodyFieldProps = { workspace: string; value: string; onChange: (body: string) => void; error: string | undefined };

/** Markdown, and beside it what becomes of it. The server renders it, as it does for every reader. */
export function BodyField({ workspace, value, onChange, error }: BodyFieldProps) {
  const [html, setHtml] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  const preview = () =>
    startTransition(async () => {
      const result = await previewArticle(workspace, { body: value }).catch(() => null);
      setHtml(result?.ok ? result.data.html : null);
    });
  return (
    <Tabs defaultValue="write" onValueChange={(tab) => (tab === "preview" ? preview() : undefined)}>
      <TabsList aria-label="Text">
        <TabsTrigger value="write">Write</TabsTrigger>
        <TabsTrigger value="preview">Preview</TabsTrigger>
      </TabsList>
      <TabsContent value="write">
        <Field label="Text" hint="Markdown: # headings, **bold**, lists, tables, links." error={error}>
          <Textarea
            value={value}
            onChange={(event) => onChange(event.target.value)}
            className="max-h-[60dvh] min-h-80"
          />
        </Field>
      </TabsContent>
      <TabsContent value="preview" aria-busy={pending} className="min-h-40 rounded-lg border bg-surface px-4 py-3">
        {html ? (
          <Prose html={html} />
        ) : (
          <p className="text-muted text-sm">
            {pending ? "Loading …" : value ? "No preview. Try again." : "No text yet."}
          </p>
        )}
      </TabsContent>
    </Tabs>
  );
}
