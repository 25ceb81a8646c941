import "server-only";
import { Changes } from "../../audit/changes";
import { mutate, type Record, unchanged } from "../../audit/mutate";
import type { LockedWorkspace } from "../../db/transaction";
import type { Ctx } from "../../entry/ctx";
import { AppError } from "../../errors";
import { noFilters } from "../filter";
import { mostHeaders } from "../header-rules";
import type { WebhookPatch } from "../input";
import { holderOf, rightsOf } from "../queries/rights";
import type { Webhook } from "../schema";
import { filtersOf, patternsOf, sealHeaders, unsealHeaders, webhookOf } from "../webhook-row";
import {
  loadWebhook,
  placeOf,
  requireAllowedUrl,
  requireSameRights,
  type StoredWebhook,
  saveWebhook,
  targetOf,
} from "./stored-webhook";

type WebhookChanges = Changes<StoredWebhook>;

/**
 * Applies a merge patch; one that changes nothing changes nothing. What happened while a webhook was disabled is not sent
 * when it is enabled again: a recovery does that.
 * @throws AppError `not_found`, `version_conflict`, `url_not_allowed`, `validation_failed`, and `insufficient_scope` for a
 * change of what is sent by who may not read all of it.
 */
export async function updateWebhook(
  ctx: Ctx<"webhooks:write">,
  id: string,
  patch: WebhookPatch,
  ifMatch?: readonly number[],
): Promise<Webhook> {
  if (patch.url !== undefined) await requireAllowedUrl(patch.url);
  return mutate(ctx, async (tx, record, workspace) => {
    const webhook = await loadWebhook(tx, ctx, id, { ifMatch, ifVersion: patch.if_version });
    const changes = changesOf(webhook, patch);
    if (!changes.any) return unchanged(webhookOf(webhook));
    const now = new Date();
    const holder = await holderAfter(ctx, webhook, changes, now);
    const switched = switchedBy(webhook, changes, workspace, now);
    const { enabled, ...after } = changes.after;
    const saved = await saveWebhook(tx, webhook, now, { ...changes.data, ...switched, ...holder });
    recordAll(record, saved, changes.before, after, enabled);
    return webhookOf(saved);
  });
}

function changesOf(webhook: StoredWebhook, patch: WebhookPatch): WebhookChanges {
  const changes: WebhookChanges = new Changes();
  const url = patch.url && new URL(patch.url).href;
  changes.set("url", webhook.url, url, { url: url ?? webhook.url });
  changes.set("events", patternsOf(webhook), patch.events, { events: patch.events?.join(" ") ?? webhook.events });
  changes.set("description", webhook.description, patch.description, { description: patch.description ?? "" });
  changes.set("payload", webhook.payload, patch.payload, { payload: patch.payload ?? webhook.payload });
  changes.set("enabled", webhook.disabledAt === null, patch.enabled, {});
  if (patch.filters !== undefined) {
    const filters = patch.filters === null ? noFilters : { ...filtersOf(webhook), ...patch.filters };
    changes.set("filters", filtersOf(webhook), filters, { filters: JSON.stringify(filters) });
  }
  if (patch.headers !== undefined) {
    const before = headersOf(webhook);
    const headers = headersAfter(before, patch.headers);
    changes.set("headers", before, headers, { headers: sealHeaders(webhook.id, headers) });
  }
  return changes;
}

/** Those that cannot be read any more, since AUTH_SECRET is another one by now, are gone. */
function headersOf(webhook: StoredWebhook) {
  try {
    return unsealHeaders(webhook);
  } catch {
    return {};
  }
}

function headersAfter(
  before: Readonly<{ [name: string]: string }>,
  patch: NonNullable<WebhookPatch["headers"]> | null,
): Readonly<{ [name: string]: string }> {
  // The last of two spellings of a name counts: they are the same header.
  const byName = new Map<string, readonly [string, string | null]>();
  for (const [name, value] of Object.entries(patch === null ? {} : { ...before, ...patch })) {
    byName.set(name.toLowerCase(), [name, value]);
  }
  const left = [...byName.values()].flatMap(([name, value]) => (value === null ? [] : [[name, value] as const]));
  if (left.length > mostHeaders) {
    const detail = `there would be more than ${mostHeaders} headers`;
    throw new AppError("validation_failed", detail, { errors: [{ code: "too_big", pointer: "/headers", detail }] });
  }
  return Object.fromEntries(left);
}

const aboutWhatIsSent = ["url", "events", "payload", "filters", "headers"];

/** The rights stay whose they are while those are there; else whoever changes or enables it lends it their own. */
async function holderAfter(ctx: Ctx<"webhooks:write">, webhook: StoredWebhook, { after }: WebhookChanges, now: Date) {
  const isAboutWhatIsSent = aboutWhatIsSent.some((field) => field in after);
  if (!isAboutWhatIsSent && after.enabled !== true) return {};
  const held = await rightsOf(webhook, ctx.workspace.id, now);
  if (held === null) return holderOf(ctx.actor);
  if (isAboutWhatIsSent) requireSameRights(ctx.actor, held);
  return {};
}

function switchedBy(webhook: StoredWebhook, { after }: WebhookChanges, { eventSequence }: LockedWorkspace, now: Date) {
  if (after.enabled === undefined) return {};
  return after.enabled
    ? { disabledAt: null, disabledReason: "", failingSince: null, position: eventSequence }
    : { disabledAt: now, disabledReason: "by_hand", failingSince: webhook.failingSince };
}

/** Names of headers, not values; of a URL not the path, which often is a secret. */
function recordAll(
  record: Record,
  webhook: StoredWebhook,
  { enabled: _was, ...before }: Readonly<{ [field: string]: unknown }>,
  after: Readonly<{ [field: string]: unknown }>,
  enabled: unknown,
): void {
  const target = targetOf(webhook);
  if (enabled !== undefined) record({ event: enabled ? "webhook.enabled" : "webhook.disabled", target });
  if (Object.keys(after).length === 0) return;
  record({ event: "webhook.updated", target, before: shown(before), after: shown(after) });
}

function shown({ url, headers, ...rest }: Readonly<{ [field: string]: unknown }>) {
  return {
    ...rest,
    ...(typeof url === "string" ? { url: placeOf(url) } : {}),
    ...(typeof headers === "object" && headers !== null ? { headers: Object.keys(headers) } : {}),
  };
}
