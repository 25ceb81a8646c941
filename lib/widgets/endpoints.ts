import { SearchAnswer } from "../articles/schema";
import { mostFiles } from "../attachments/schema";
import { endpoint } from "../entry/endpoint";
import { single } from "../entry/page";
import { NewWidgetTicket, WidgetQuery, WidgetSearchQuery } from "./input";
import { WidgetConfig, WidgetTicket } from "./schema";

const shared = { tag: "Widget", scope: "none" } as const;
const where = "A web page must be on a domain that the workspace allows.";

export const getWidgetConfig = endpoint({
  ...shared,
  method: "GET",
  path: "/widget/{workspace_id}/config",
  id: "getWidgetConfig",
  summary: "Get the form",
  description: `What the widget shows, for a form of your own too. ${where}`,
  returns: single(WidgetConfig),
});

export const createWidgetTicket = endpoint({
  ...shared,
  method: "POST",
  path: "/widget/{workspace_id}/tickets",
  id: "createWidgetTicket",
  summary: "Create a ticket without a key",
  description: `For somebody who asks for help. Send \`requester\`, or \`identity\` when your site proves who they are. ${where} It sends \`form_token\` as well. 5 tickets an hour for one e-mail address that nothing proves.`,
  limit: "tickets-create",
  query: WidgetQuery,
  body: NewWidgetTicket,
  files: { part: "attachments", most: mostFiles },
  returns: single(WidgetTicket),
  status: 201,
});

export const searchWidgetArticles = endpoint({
  ...shared,
  method: "GET",
  path: "/widget/{workspace_id}/kb/search",
  id: "searchWidgetArticles",
  summary: "Search the articles that everybody may read",
  description: `Published ones, the best first, where the workspace suggests them. ${where}`,
  limit: "kb-search",
  query: WidgetSearchQuery,
  returns: SearchAnswer,
});
