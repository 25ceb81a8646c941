import "server-only";
import { sealSecret, unsealSecret } from "../auth/stored-secret";
import { iso, isoOrNull, type StoredTime } from "../entry/shown";
import { maskedValue } from "./header-rules";
import { type Filters, isDisabledReason, type Payload, type Webhook } from "./schema";

/** A stored webhook; times as the database layer in use gives them. */
export type WebhookRow = Readonly<{
  id: string;
  url: string;
  events: string;
  description: string;
  payload: string;
  filters: string;
  headers: string;
  holderType: string;
  holderId: string;
  holderName: string;
  oldSecretUntil: StoredTime | null;
  disabledAt: StoredTime | null;
  disabledReason: string;
  version: number;
  createdAt: StoredTime;
  updatedAt: StoredTime;
}>;

/** Column by column: the secrets are read by who signs, and by nobody else. */
export const webhookColumns = `id, url, events, description, payload, filters, headers, holder_type AS "holderType",
  holder_id AS "holderId", holder_name AS "holderName", old_secret_until AS "oldSecretUntil", disabled_at AS "disabledAt",
  disabled_reason AS "disabledReason", version, created_at AS "createdAt", updated_at AS "updatedAt"`;

/** The API's shape of a stored webhook. */
export function webhookOf(row: WebhookRow, now: number = Date.now()): Webhook {
  const rotating = row.oldSecretUntil !== null && Number(row.oldSecretUntil) > now;
  return {
    id: row.id,
    url: row.url,
    events: patternsOf(row),
    description: row.description,
    payload: payloadOf(row),
    filters: filtersOf(row),
    headers: Object.fromEntries(headerNamesOf(row).map((name) => [name, maskedValue])),
    enabled: row.disabledAt === null,
    disabled_reason: isDisabledReason(row.disabledReason) ? row.disabledReason : null,
    disabled_at: isoOrNull(row.disabledAt),
    rights_of: { type: holderTypeOf(row), id: row.holderId, name: row.holderName },
    old_secret_until: rotating ? isoOrNull(row.oldSecretUntil) : null,
    version: row.version,
    created_at: iso(row.createdAt),
    updated_at: iso(row.updatedAt),
  };
}

export function patternsOf({ events }: Pick<WebhookRow, "events">): string[] {
  return events.split(" ").filter(Boolean);
}

export function filtersOf({ filters }: Pick<WebhookRow, "filters">): Filters {
  return JSON.parse(filters) as Filters;
}

export function payloadOf({ payload }: Pick<WebhookRow, "payload">): Payload {
  return payload === "thin" ? "thin" : "full";
}

export function holderTypeOf({ holderType }: Pick<WebhookRow, "holderType">): Webhook["rights_of"]["type"] {
  return holderType === "user" || holderType === "api_key" ? holderType : "system";
}

/** What the log calls a webhook: what its people call it, else where it goes. */
export function nameOf({ description, url }: Pick<WebhookRow, "description" | "url">): string {
  return description || new URL(url).host;
}

const secretContext = (id: string) => `webhook secret ${id}`;
const headersContext = (id: string) => `webhook headers ${id}`;

export const sealSigning = (id: string, secret: string) => sealSecret(secret, secretContext(id));
export const unsealSigning = (id: string, stored: string) => unsealSecret(stored, secretContext(id));

type Headers = Readonly<Record<string, string>>;

/** The names stand in front in plain text, so that they can be shown where AUTH_SECRET is another one by now. */
export function sealHeaders(id: string, headers: Headers): string {
  const names = Object.keys(headers).sort();
  if (names.length === 0) return "";
  return `${names.join(",")}:${sealSecret(JSON.stringify(headers), headersContext(id))}`;
}

/** @throws when AUTH_SECRET is another one by now. */
export function unsealHeaders({ id, headers }: Pick<WebhookRow, "id" | "headers">): Headers {
  if (headers === "") return {};
  return JSON.parse(unsealSecret(headers.slice(headers.indexOf(":") + 1), headersContext(id))) as Headers;
}

export function headerNamesOf({ headers }: Pick<WebhookRow, "headers">): string[] {
  return headers === "" ? [] : headers.slice(0, headers.indexOf(":")).split(",");
}
