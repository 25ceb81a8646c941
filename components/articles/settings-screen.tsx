"use client";

import { AccessSwitch } from "@/components/forms/access-switch";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
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
  return (
    <Card title="Who can read">
      <div className="flex flex-col gap-3">
        <AccessSwitch
          label="Open to everybody"
          hint="Published articles can be read and searched through the API without a key. Drafts and internal ones never."
          isOpen={!isPrivate}
          mayChange={mayOpen}
          change={(next) => setPrivacy(workspace, { isPrivate: !next })}
          said={(now) =>
            now ? "Everybody can read published articles now" : "Only keys of this workspace read articles now"
          }
        />
      </div>
    </Card>
  );
}
