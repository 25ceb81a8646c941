import { foldName } from "../../lib/access/plain-name";
import { articleRows } from "../../lib/articles/rows";
import { slugOfTitle } from "../../lib/articles/slug";
import { newId } from "../../lib/id";
import { helpArticles } from "./help/all";
import type { Chance } from "./random";
import type { Crew } from "./story";

const day = 86_400_000;

/** The help centre: its categories, and its articles of the last two years. */
export function helpRows(crew: Crew, chance: Chance) {
  const begun = new Date(crew.now.getTime() - 700 * day);
  const names = [...new Set(helpArticles.map(({ category }) => category))];
  const categories = names.map((name) => ({
    ...{ id: newId("cat", begun.getTime()), workspaceId: crew.workspaceId, name, nameFolded: foldName(name) },
    ...{ slug: slugOfTitle(name, "category"), version: 1, createdAt: begun, updatedAt: begun, deletedAt: null },
  }));
  const articles = helpArticles.map(({ category, title, body, status }) => ({
    ...{ title, body },
    status: status ?? ("published" as const),
    categoryId: categories.find(({ name }) => name === category)?.id ?? null,
    at: new Date(crew.now.getTime() - chance.int(1, 690) * day),
  }));
  return { categories, ...articleRows(crew.workspaceId, crew.member("lena"), articles) };
}
