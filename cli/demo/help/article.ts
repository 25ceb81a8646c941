/** An article of the demo's help centre: what it is called, where it is filed, and its text in Markdown. */
export type HelpArticle = Readonly<{ category: string; title: string; body: string; status?: "draft" | "internal" }>;

/** The articles of one category, from pairs of title and text. */
export function filed(category: string, articles: Readonly<Record<string, string>>): HelpArticle[] {
  return Object.entries(articles).map(([title, body]) => ({ category, title, body: body.trim() }));
}
