import { entriesOf } from "@/components/forms/entries-of";
import { onlyChanges } from "@/components/forms/only-changes";
import type { SetWidget, Widget } from "@/lib/widgets/schema";

/** The form as it stands: what was typed, not what it means. */
export type Draft = {
  enabled: boolean;
  title: string;
  greeting: string;
  accent: string;
  categories: string;
  suggestArticles: boolean;
  domains: string;
};

export function draftOf({ categories, allowedDomains, ...widget }: Widget): Draft {
  return { ...widget, categories: categories.join("\n"), domains: allowedDomains.join("\n") };
}

/** What the draft changes of what is saved. */
export function changesIn(draft: Draft, saved: Widget): SetWidget {
  const wanted: Required<SetWidget> = {
    enabled: draft.enabled,
    title: draft.title.trim(),
    greeting: draft.greeting.trim(),
    accent: draft.accent.trim().toLowerCase(),
    categories: entriesOf(draft.categories, /\n/),
    suggestArticles: draft.suggestArticles,
    allowedDomains: entriesOf(draft.domains),
  };
  return onlyChanges<SetWidget>(wanted, saved);
}

/** What the preview is asked to show. */
export function previewQuery({ title, greeting, accent, categories }: Draft, theme: string): string {
  return new URLSearchParams({ title, greeting, accent, categories, theme }).toString();
}
