import "server-only";
import { pointRead } from "../../db/point-read";
import type { Ctx } from "../../entry/ctx";
import { shared } from "../../process-state";
import type { KeyHealth } from "../list-query";
import type { ApiKeyFilterOptions } from "../schema";
import { apiKeyFilterOptions } from "./filter-options";
import { apiKeyHealth } from "./health-counts";

/** What stands above the table, and is about every key within the reader's reach. */
export type ApiKeyOverview = { options: ApiKeyFilterOptions; health: Record<KeyHealth, number> };

type Remembered = { sequence: number; at: number; overview: Promise<ApiKeyOverview> };

/**
 * Milliseconds. Any change of a key, a role or the policy is audited and forgets what is remembered, on every instance.
 * Only what happens by itself may show so late: a key's first use, one that expires or becomes idle.
 */
const longest = 10_000;
/** So many readers' overviews are kept; the one that was made first goes first. */
const most = 1_000;

const overviews = () => shared("api-key-overviews", () => new Map<string, Remembered>());

/**
 * Counting passes over every key: with 10,000 of them they would take most of the time of each page and filter, to say
 * the same again. So they are remembered for as long as the workspace's audit log has not grown.
 */
export async function apiKeyOverview(ctx: Ctx<"api_keys:read">): Promise<ApiKeyOverview> {
  const reader = ctx.reach === "own" ? ctx.actor.id : "";
  const place = `${ctx.workspace.id} ${reader}`;
  // Read first: what is counted afterwards is at least as new.
  const sequence = (await auditSequence(ctx.workspace.id))?.audit_sequence ?? 0;
  const now = ctx.now.getTime();
  const known = overviews().get(place);
  if (known?.sequence === sequence && now - known.at < longest) return known.overview;
  const remembered = { sequence, at: now, overview: count(ctx) };
  remember(place, remembered);
  return remembered.overview;
}

const auditSequence = pointRead<{ audit_sequence: number }>(
  "audit-sequence",
  "SELECT audit_sequence FROM workspaces WHERE id = ?",
);

async function count(ctx: Ctx<"api_keys:read">): Promise<ApiKeyOverview> {
  const [options, health] = await Promise.all([apiKeyFilterOptions(ctx), apiKeyHealth(ctx)]);
  return { options, health };
}

function remember(place: string, remembered: Remembered): void {
  const kept = overviews();
  kept.delete(place);
  kept.set(place, remembered);
  const [first] = kept.keys();
  if (kept.size > most && first !== undefined) kept.delete(first);
  remembered.overview.catch(() => {
    if (kept.get(place) === remembered) kept.delete(place);
  });
}
