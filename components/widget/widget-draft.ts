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

const lines = (text: string, separator: RegExp) =>
  text
    .split(separator)
    .map((entry) => entry.trim())
    .filter(Boolean);

/** Only what differs from what is saved: two admins who change different things do not undo each other. */
export function changesIn(draft: Draft, saved: Widget): SetWidget {
  const wanted: Required<SetWidget> = {
    enabled: draft.enabled,
    title: draft.title.trim(),
    greeting: draft.greeting.trim(),
    accent: draft.accent.trim().toLowerCase(),
    categories: lines(draft.categories, /\n/),
    suggestArticles: draft.suggestArticles,
    allowedDomains: lines(draft.domains, /[\n,]+/),
  };
  const names = Object.keys(wanted) as (keyof SetWidget)[];
  const changed = names.filter((name) => JSON.stringify(wanted[name]) !== JSON.stringify(saved[name]));
  return Object.fromEntries(changed.map((name) => [name, wanted[name]]));
}

/** What the preview is asked to show. */
export function previewQuery({ title, greeting, accent, categories }: Draft, theme: string): string {
  return new URLSearchParams({ title, greeting, accent, categories, theme }).toString();
}
