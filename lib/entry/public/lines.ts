import type { Answer, Endpoint } from "../endpoint";
import { mostPerPage, type Pagination } from "../page";
import { cutTo, shapingOf } from "../shaping";
import type { Sync } from "../sync";
import type { ApiReply } from "./exchange";
import { linesType } from "./negotiate";

type Page = Readonly<{ data: readonly object[]; pagination: Pagination; sync?: Sync }>;

/**
 * A whole list from the cursor on, one object a line, for loads into a warehouse. The first page is read before the answer
 * begins, so that mistakes still get their status; each further one when the reader has taken the one before. A failure on
 * the way cuts the connection: a list that ends without that is whole.
 */
export async function inLines(
  contract: Endpoint,
  query: object,
  headOnly: boolean,
  answerTo: (query: unknown) => Promise<Answer<object>>,
): Promise<ApiReply> {
  const pageAt = async (cursor: object) => {
    const { body } = await answerTo({ ...query, limit: mostPerPage, ...cursor });
    return cutTo(shapingOf(query), contract.returns.parse(body) as object) as Page;
  };
  const first = await pageAt({});
  const sync: Record<string, string> = first.sync ? { "Sync-Next-Updated-Since": first.sync.next_updated_since } : {};
  const headers = { "Content-Type": `${linesType}; charset=utf-8`, ...sync };
  return { status: 200, headers, body: "", pieces: headOnly ? nothing() : lines(first, pageAt) };
}

async function* lines(first: Page, pageAt: (cursor: { cursor: string }) => Promise<Page>): AsyncGenerator<string> {
  for (let page = first; ; ) {
    if (page.data.length > 0) yield page.data.map((item) => `${JSON.stringify(item)}\n`).join("");
    const { next_cursor: cursor } = page.pagination;
    if (cursor === null) return;
    page = await pageAt({ cursor });
  }
}

async function* nothing(): AsyncGenerator<string> {}
