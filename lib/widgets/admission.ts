import "server-only";
import { originAllowed } from "../access/domains";
import type { Ctx } from "../entry/ctx";
import { appUrl } from "../env";
import { AppError } from "../errors";
import { findStoredWidget } from "./queries";
import { widgetOf } from "./stored";

type Visit = Readonly<{ workspace: Ctx["workspace"]; origin: string | undefined }>;

/**
 * Whether callers without a key get in at all, and from this web page. Without an Origin the call comes from a program:
 * the list stops other people's pages, which cannot leave it out, and no programs, which can write anything into it.
 * @throws AppError `widget_disabled`, `origin_not_allowed`.
 */
export async function admitVisitor({ workspace, origin }: Visit): Promise<void> {
  const { enabled, allowedDomains } = widgetOf(await findStoredWidget(workspace));
  if (!enabled) throw new AppError("widget_disabled");
  if (origin === undefined || allowedDomains.length === 0 || origin === appUrl()) return;
  if (originAllowed(origin, allowedDomains)) return;
  const detail = `The widget of this workspace may not be used on ${origin}. An admin adds its domain under Settings > Widget.`;
  throw new AppError("origin_not_allowed", detail, { members: { origin } });
}
