import { articleRows } from "../lib/articles/rows";
import { manyArticles } from "../lib/articles/testing/many-articles";

const syllables = "ba ko li mu ne po ra si tu ve wi xo za fle gra klo pri sto tre vul".split(" ");

/** Names of parts, as catalogues are full of them: what gives a large help centre its tens of thousands of words. */
function partName(number: number): string {
  let name = "";
  for (let left = number % 40_000, at = 0; at < 4; at++, left = Math.floor(left / syllables.length)) {
    name += syllables[left % syllables.length];
  }
  return name;
}

/** The rows of a large help centre, in parts of ten thousand articles, and at last its words. */
export function* helpCentre(workspaceId: string, author: { id: string; name: string }, count: number) {
  const now = Date.now();
  const words = new Map<string, ReturnType<typeof articleRows>["words"][number]>();
  const all = manyArticles(count);
  for (let from = 0; from < count; from += 10_000) {
    const articles = all.slice(from, from + 10_000).map(({ title, body }, at) => ({
      title: `${title} ${partName((from + at) * 7)}`,
      body: `${body}\n\nParts: ${Array.from({ length: 12 }, (_, part) => partName((from + at) * 13 + part * part * 101)).join(", ")}.`,
      ...{ status: "published" as const, categoryId: null, at: new Date(now - ((from + at) % 700) * 86_400_000) },
    }));
    const rows = articleRows(workspaceId, author, articles);
    for (const word of rows.words) {
      const known = words.get(word.word);
      const added = {
        articles: (known?.articles ?? 0) + word.articles,
        published: (known?.published ?? 0) + word.published,
      };
      words.set(word.word, { ...word, ...added });
    }
    // A slug is only unique within its part; the number makes it so in all.
    const slugs = rows.slugs.map((slug) => ({ ...slug, slug: `${slug.slug}-${from}` }));
    yield { articles: rows.articles, article_slugs: slugs, search_documents: rows.documents, search_words: [] };
  }
  yield { articles: [], article_slugs: [], search_documents: [], search_words: [...words.values()] };
}

/** What people ask such a help centre: whole questions, single words, typing errors, unfinished words, nonsense. */
export const questions = [
  ..."clean the coffee machine|mount projector wall|firmware label printer|spare parts badge reader|noise video doorbell".split(
    "|",
  ),
  ..."how do I store the water dispenser over the summer|move shredder|share laminator teams|energy scanner|lend webcam".split(
    "|",
  ),
  ..."coffe machine noise|projecter wall|frimware update|laminater|scaner energy|dockng station|keybord|confrence phone".split(
    "|",
  ),
  ..."clean cof|mount proj|update firm|order spa|sit-st|first ai|bar|char".split("|"),
  ..."take a photograph before you change anything|tools in the cupboard beside the kitchen|report broken part|manual".split(
    "|",
  ),
  ..."bakolimu|flegraklopri|stotrevul ba|monitor arm vulvulbaba|zzzzzzzz qqqqqqq|the|how to".split("|"),
];
