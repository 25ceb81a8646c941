import * as contracts from "@/lib/articles/endpoints";
import { getArticle, isPrivate, listArticles, listCategories } from "@/lib/articles/queries";
import { searchArticles } from "@/lib/articles/search-sql";
import type { Ctx } from "@/lib/entry/ctx";
import { Answer, type Served, serve } from "@/lib/entry/endpoint";
import { answerPage } from "@/lib/entry/paging";
import { AppError } from "@/lib/errors";
import { idOf } from "./id-of";

/** The knowledge base, for keys and for everybody where the workspace keeps it open. */
export const articleEndpoints: Served[] = [
  serve(contracts.listArticles, async (ctx, call) => {
    await refuseStranger(ctx, call.query);
    return cacheable(ctx, answerPage(call, "/kb/articles", await listArticles(ctx, call.query)));
  }),
  serve(contracts.getArticle, async (ctx, call) => {
    await refuseStranger(ctx, call.query);
    return cacheable(ctx, new Answer({ data: await getArticle(ctx, idOf(call)) }));
  }),
  serve(contracts.listCategories, async (ctx, call) => {
    await refuseStranger(ctx, call.query);
    return cacheable(ctx, answerPage(call, "/kb/categories", await listCategories(ctx, call.query)));
  }),
  serve(contracts.searchArticles, async (ctx, call) => {
    await refuseStranger(ctx, call.query);
    const started = performance.now();
    const data = await searchArticles(ctx, call.query);
    const took = Math.round((performance.now() - started) * 100) / 100;
    return cacheable(ctx, new Answer({ data, query: call.query.q, took_ms: took }));
  }),
];

/** @throws AppError `kb_private` for who has no key, `organization_mismatch` for who names another workspace than the key's. */
async function refuseStranger(ctx: Ctx, { workspace_id: named }: { workspace_id?: string | undefined }): Promise<void> {
  if (named !== undefined && named !== ctx.workspace.id) {
    throw new AppError("organization_mismatch", "workspace_id names another workspace than the key's. Leave it out.");
  }
  if (ctx.actor.type === "visitor" && (await isPrivate(ctx))) throw new AppError("kb_private");
}

/** What everybody gets may be kept for a minute, by anyone on the way; what a key gets is for its holder alone. */
function cacheable<T>(ctx: Ctx, { body, headers }: Answer<T>): Answer<T> {
  return ctx.actor.type === "visitor"
    ? new Answer(body, { ...headers, "Cache-Control": "public, max-age=60" })
    : new Answer(body, headers);
}
