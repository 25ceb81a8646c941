import "server-only";
import { db } from "../db/client";
import { pointRead } from "../db/point-read";
import type { Ctx } from "../entry/ctx";
import type { Widget } from "./schema";
import { type StoredWidget, widgetOf } from "./stored";

/** The widget as its workspace has set it. */
export async function getWidget({ workspace }: Ctx<"policy:read">): Promise<Widget> {
  return widgetOf(await db().widget.findUnique({ where: { workspaceId: workspace.id } }));
}

const readWidget = pointRead<StoredWidget>(
  "widget",
  `SELECT enabled, title, greeting, accent, categories, suggest_articles AS "suggestArticles",
     allowed_domains AS "allowedDomains", secret_salt AS "secretSalt", former_salt AS "formerSalt",
     rotated_at AS "rotatedAt"
   FROM widgets WHERE workspace_id = ?`,
);

/** The widget's row, for requests of the public API that come without a key; undefined: nobody has set anything. */
export async function findStoredWidget({ id }: Ctx["workspace"]): Promise<StoredWidget | undefined> {
  return readWidget(id);
}
