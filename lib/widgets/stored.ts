import "server-only";
import type { StoredTime } from "../entry/shown";
import { newSalt, rotationOverlap } from "./identity";
import { initialWidget, type Widget } from "./schema";

/** A stored row as it is read from the database. */
export type StoredWidget = Readonly<{
  enabled: boolean | number;
  title: string;
  greeting: string;
  accent: string;
  categories: string;
  suggestArticles: boolean | number;
  allowedDomains: string;
  secretSalt: string;
  formerSalt: string | null;
  rotatedAt: StoredTime | null;
}>;

export function widgetOf(row: StoredWidget | null | undefined): Widget {
  if (!row) return initialWidget;
  const { title, greeting, accent } = row;
  return {
    ...{ title, greeting, accent },
    enabled: Boolean(row.enabled),
    categories: row.categories.split("\n").filter(Boolean),
    suggestArticles: Boolean(row.suggestArticles),
    allowedDomains: row.allowedDomains.split(" ").filter(Boolean),
  };
}

/** The columns of a workspace that has set nothing yet. */
export function initialRow() {
  return { ...columnsOf(initialWidget), secretSalt: newSalt(), formerSalt: null, rotatedAt: null };
}

export function columnsOf({ categories, allowedDomains, ...widget }: Widget) {
  return { ...widget, categories: categories.join("\n"), allowedDomains: allowedDomains.join(" ") };
}

/** The settings as the audit log and scripts tell them. */
export function widgetInWords(widget: Widget): Record<string, unknown> {
  return {
    enabled: widget.enabled,
    title: widget.title,
    greeting: widget.greeting,
    accent: widget.accent,
    categories: widget.categories,
    suggest_articles: widget.suggestArticles,
    allowed_domains: widget.allowedDomains,
  };
}

/** Until when the secret before the last one is taken; null when there is none or its time is over. */
export function formerUntil({ formerSalt, rotatedAt }: StoredWidget, now: Date): string | null {
  if (formerSalt === null || rotatedAt === null) return null;
  const until = new Date(Number(rotatedAt) + rotationOverlap);
  return until > now ? until.toISOString() : null;
}
