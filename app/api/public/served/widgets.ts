import { isPrivate } from "@/lib/articles/queries";
import { searchArticles } from "@/lib/articles/search-sql";
import type { Ctx } from "@/lib/entry/ctx";
import { Answer, type Served, serve } from "@/lib/entry/endpoint";
import { Mistakes } from "@/lib/entry/invalid";
import { visitorCtx } from "@/lib/entry/own-ctx";
import { AppError } from "@/lib/errors";
import { openTicket } from "@/lib/tickets/commands/create-ticket";
import { countForAddress } from "@/lib/widgets/address-limit";
import { admitVisitor } from "@/lib/widgets/admission";
import { configOf, tagOf } from "@/lib/widgets/config";
import * as contracts from "@/lib/widgets/endpoints";
import { checkFormToken } from "@/lib/widgets/form-token";
import { requesterOf } from "@/lib/widgets/identity";
import type { NewWidgetTicket } from "@/lib/widgets/input";
import { findStoredWidget } from "@/lib/widgets/queries";
import type { Widget } from "@/lib/widgets/schema";
import { getWidgetScript, widgetScript } from "@/lib/widgets/script";
import { widgetOf } from "@/lib/widgets/stored";

/** What everybody gets may be kept for a minute, by anyone on the way. */
const cacheable = { "Cache-Control": "public, max-age=60" };

/** The form on the workspace's own sites, for callers without a key. */
export const widgetEndpoints: Served[] = [
  serve(
    contracts.getWidgetConfig,
    async (ctx) => {
      const widget = widgetOf(await findStoredWidget(ctx.workspace));
      const now = ctx.now.getTime();
      const config = configOf(ctx.workspace.id, widget, await suggests(ctx, widget), now);
      return new Answer({ data: config }, { ...cacheable, ETag: tagOf(config, now) });
    },
    { admits: admitVisitor },
  ),
  serve(
    contracts.createWidgetTicket,
    async (ctx, { body, query, files, header, baseUrl }) => {
      refuseOtherWorkspace(ctx, body.workspace_id ?? query.workspace_id);
      const stored = await findStoredWidget(ctx.workspace);
      // Where there is no web page there is no form: a program is bounded by the limits alone.
      if (header("origin") !== undefined || body.form_token !== undefined) {
        checkFormToken(ctx.workspace.id, body.form_token, ctx.now.getTime());
      }
      const { verified, ...requester } = requesterOf(ctx, stored, body);
      const ticket = { subject: body.subject, body: body.body, type: categoryOf(widgetOf(stored), body) };
      if (!verified) await countForAddress(ctx.workspace.id, requester.email);
      const { id, number, status, created_at } = await openTicket(
        visitorCtx(ctx, "widget"),
        { ...ticket, requester, verified },
        files,
      );
      return new Answer({ data: { id, number, status, created_at } }, { Location: `${baseUrl}/tickets/${id}` });
    },
    { admits: admitVisitor },
  ),
  serve(
    contracts.searchWidgetArticles,
    async (ctx, { query }) => {
      const widget = widgetOf(await findStoredWidget(ctx.workspace));
      if (!(await suggests(ctx, widget))) throw new AppError("kb_private");
      const started = performance.now();
      const data = await searchArticles(ctx, query);
      const took = Math.round((performance.now() - started) * 100) / 100;
      return new Answer({ data, query: query.q, took_ms: took }, cacheable);
    },
    { admits: admitVisitor },
  ),
];

/** The script, beside the document of the API: like that one it is no operation of it. */
export const scriptEndpoints: Served[] = [
  serve(getWidgetScript, (_ctx, { query }) => {
    const { code, version } = widgetScript();
    // Under the name of its content it never changes; without, browsers ask every few minutes whether it has.
    const caching = query.v === version ? "public, max-age=31536000, immutable" : "public, max-age=300";
    return new Answer(code, {
      "Cache-Control": caching,
      ETag: `"${version}"`,
      "Access-Control-Allow-Origin": "*",
      "Cross-Origin-Resource-Policy": "cross-origin",
    });
  }),
];

async function suggests(ctx: Pick<Ctx, "workspace">, { suggestArticles }: Widget): Promise<boolean> {
  return suggestArticles && !(await isPrivate(ctx));
}

/** @throws AppError `validation_failed`: the path says which workspace it is, and nothing may say another one. */
function refuseOtherWorkspace({ workspace }: Ctx, named: string | undefined): void {
  if (named === undefined || named === workspace.id) return;
  const mistakes = new Mistakes();
  mistakes.add("/workspace_id", "names another workspace than the path");
  mistakes.throwIfAny();
}

/** @throws AppError `validation_failed` for a category that the workspace does not offer. */
function categoryOf({ categories }: Widget, { category }: NewWidgetTicket): string | null {
  if (category === undefined || category === "") return null;
  if (categories.includes(category)) return category;
  const mistakes = new Mistakes();
  mistakes.add("/category", "is none of those that the widget offers");
  mistakes.throwIfAny();
  return null;
}
