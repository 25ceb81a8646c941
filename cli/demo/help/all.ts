import { accountHelp } from "./account";
import type { HelpArticle } from "./article";
import { billingHelp } from "./billing";
import { deviceHelp } from "./devices";
import { integrationHelp, internalHelp } from "./integrations";
import { orderHelp } from "./orders";

/** The demo's help centre. */
export const helpArticles: readonly HelpArticle[] = [
  ...accountHelp,
  ...orderHelp,
  ...billingHelp,
  ...deviceHelp,
  ...integrationHelp,
  ...internalHelp,
];
