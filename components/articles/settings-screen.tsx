"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormError } from "@/components/forms/form-error";
import { useFormAction } from "@/components/forms/use-form-action";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { SwitchField } from "@/components/ui/switch";
import { toast } from "@/components/ui/toast";
import { setPrivacy } from "@/lib/articles/actions";
import { BackToArticles } from "./back";
import { CategoriesCard } from "./categories-card";
import type { Choice } from "./toolbar";

type SettingsScreenProps = {
  workspace: string;
  categories: readonly Choice[];
  isPrivate: boolean;
  /** Whether the viewer decides who may read. */
  mayOpen: boolean;
};

export function ArticleSettingsScreen({ workspace, categories, isPrivate, mayOpen }: SettingsScreenProps) {
  return (
    <>
      <PageHeader above={<BackToArticles workspace={workspace} />} title="Categories and access" />
      <div className="flex max-w-2xl flex-col gap-5">
        <CategoriesCard workspace={workspace} categories={categories} />
        <AccessCard workspace={workspace} isPrivate={isPrivate} mayOpen={mayOpen} />
      </div>
    </>
  );
}

function AccessCard({ workspace, isPrivate, mayOpen }: Omit<SettingsScreenProps, "categories">) {
  const router = useRouter();
  const [open, setOpen] = useState(!isPrivate);
  const { run, pending, error } = useFormAction(
    (next: boolean) => setPrivacy(workspace, { isPrivate: !next }),
    ({ isPrivate: now }) => {
      toast.success(
        now ? "Only keys of this workspace read articles now" : "Everybody can read published articles now",
      );
      router.refresh();
    },
  );
  return (
    <Card title="Who can read">
      <div className="flex flex-col gap-3">
        <SwitchField
          label="Open to everybody"
          hint="Published articles can be read and searched through the API without a key. Drafts and internal ones never."
          checked={open}
          disabled={!mayOpen || pending}
          onCheckedChange={(next) => {
            setOpen(next);
            run(next);
          }}
        />
        {mayOpen ? null : <p className="text-muted text-xs">An admin can change this.</p>}
        <FormError error={error} />
      </div>
    </Card>
  );
}
