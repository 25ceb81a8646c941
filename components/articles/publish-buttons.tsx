"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormError } from "@/components/forms/form-error";
import { useCommand } from "@/components/forms/use-command";
import { useFormAction } from "@/components/forms/use-form-action";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { deleteArticle, updateArticle } from "@/lib/articles/actions";
import type { Article } from "@/lib/articles/schema";
import { paths } from "@/lib/paths";

type PublishButtonsProps = { workspace: string; article: Pick<Article, "id" | "title" | "status"> };

/** Publishes an article, takes it back, or deletes it. */
export function PublishButtons({ workspace, article: { id, title, status } }: PublishButtonsProps) {
  const router = useRouter();
  const [asked, setAsked] = useState(false);
  const isPublished = status === "published";
  const change = useCommand(
    () => updateArticle(workspace, { id, status: isPublished ? "draft" : "published" }),
    () => router.refresh(),
  );
  const remove = useFormAction(
    () => deleteArticle(workspace, { id }),
    () => {
      toast.success("Article deleted");
      router.push(paths.articles(workspace));
    },
  );
  return (
    <>
      <Button variant="ghost" onClick={() => setAsked(true)}>
        Delete
      </Button>
      <Button variant={isPublished ? "secondary" : "primary"} pending={change.pending} onClick={change.run}>
        {isPublished ? "Unpublish" : "Publish"}
      </Button>
      <AlertDialog
        open={asked}
        onOpenChange={setAsked}
        title="Delete this article?"
        description={`“${title}” is erased and its addresses lead nowhere. This cannot be undone.`}
        confirmLabel="Delete article"
        onConfirm={() => remove.run(undefined)}
        pending={remove.pending}
        danger
      >
        <FormError error={remove.error} />
      </AlertDialog>
    </>
  );
}
