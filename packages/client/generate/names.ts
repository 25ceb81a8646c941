/** Operations that others do under another name: the client has those others only. */
export const aliases = new Set(["testKeyByPost", "addConversation", "listConversations", "listTicketConversations"]);

/** Where the rule below would find no good name. */
const chosen: Record<string, string> = {
  testKey: "key.test",
  getRateLimits: "rateLimits.list",
  getHealth: "health.check",
  getDashboardCounts: "dashboard.counts",
  getDashboardTimeseries: "dashboard.timeseries",
  getAttachmentContent: "attachments.download",
  downloadAttachment: "attachments.downloadByLink",
  searchArticles: "articles.search",
  getWidgetConfig: "widget.config",
  createWidgetTicket: "widget.createTicket",
  searchWidgetArticles: "widget.searchArticles",
};

/**
 * The method of the client for an operation, as `resource.verb`: the resource is what the path begins with, the verb what
 * the operation's id says beside the resource's name (`listTicketHistory` below `/tickets` is `tickets.listHistory`).
 */
export function nameOf(operationId: string, path: string): { resource: string; verb: string } {
  const [resource = "", verb = ""] = (chosen[operationId] ?? byRule(operationId, path)).split(".");
  return { resource, verb };
}

function byRule(operationId: string, path: string): string {
  const parts = path.split("/").filter((part) => part !== "" && part !== "kb");
  const resource = (parts[0] ?? "").replace(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase());
  const plural = resource.charAt(0).toUpperCase() + resource.slice(1);
  const singular = plural.replace(/ies$/, "y").replace(/s$/, "");
  const verb = operationId.replace(new RegExp(`(To)?(${plural}|${singular})(?![a-z])`), "");
  return `${resource}.${verb}`;
}
