import { keyPrefix } from "../access/key-format";
import { isLive, type KeyStatus } from "../access/key-status";
import { parseScope, type Scope } from "../access/scopes";

export const keyStatuses = ["active", "disabled", "expired", "revoked"] as const satisfies readonly KeyStatus[];

/** What the list shows unless asked otherwise: expired and revoked keys are out of the way. */
export const defaultStatuses: readonly KeyStatus[] = keyStatuses.filter(isLive);

/** Saved filters on how well a key is kept. */
export const keyHealth = {
  never_used: "Never used",
  idle: "Idle for 90 days",
  no_expiry: "No expiry",
  no_ip_list: "No IP list",
  wider: "Wider than used",
  role_too_low: "Owner's role too low",
  unfinished: "Replacement unfinished",
} as const;
export type KeyHealth = keyof typeof keyHealth;

const sortColumns = ["name", "created", "last_used", "expires"] as const;
export type SortColumn = (typeof sortColumns)[number];
export type Sort = { column: SortColumn; descending: boolean };

const pageSizes = [25, 50, 100] as const;

export type ApiKeyListQuery = {
  q: string;
  status: KeyStatus[];
  owner: string | null;
  scope: Scope | null;
  health: KeyHealth | null;
  sort: Sort;
  /** From 1; a page beyond the last one is the last one. */
  page: number;
  per: (typeof pageSizes)[number];
};

export const defaultListQuery: ApiKeyListQuery = {
  q: "",
  status: [...defaultStatuses],
  owner: null,
  scope: null,
  health: null,
  sort: { column: "created", descending: true },
  page: 1,
  per: 25,
};

type Raw = Record<string, string | string[] | undefined>;

/**
 * Reads the list's state from an address. Addresses are edited, shared and outdated: what cannot be read falls back,
 * and nothing throws.
 */
export function readListQuery(raw: Raw): ApiKeyListQuery {
  const text = (name: string) => [raw[name]].flat()[0]?.trim() ?? "";
  const status = keyStatuses.filter((name) => [raw.status].flat().some((part) => part?.split(",").includes(name)));
  const health = text("health");
  return {
    q: searchText(text("q")),
    status: text("status") === "all" ? [...keyStatuses] : status.length > 0 ? status : [...defaultStatuses],
    owner: /^usr_\w{1,40}$/.test(text("owner")) ? text("owner") : null,
    scope: parseScope(text("scope")),
    health: Object.hasOwn(keyHealth, health) ? (health as KeyHealth) : null,
    sort: readSort(text("sort")) ?? defaultListQuery.sort,
    page: pageOf(text("page")),
    per: pageSizes.find((size) => String(size) === text("per")) ?? defaultListQuery.per,
  };
}

function pageOf(text: string): number {
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : 1;
}

export function readSort(text: string): Sort | null {
  const descending = text.startsWith("-");
  const column = sortColumns.find((name) => name === text.replace(/^-/, ""));
  return column ? { column, descending } : null;
}

/**
 * What may be searched for and stand in an address. Somebody will paste a whole key to find it: only its public part is
 * kept, so that the secret reaches neither the address bar nor the history.
 */
export function searchText(typed: string): string {
  const key = /lk_live_[0-9A-Za-z]{10}/.exec(typed)?.[0];
  return key ?? typed.normalize("NFC").slice(0, 100);
}

/** The parameters of an address that leads to this state; what is the default is left out. */
export function listQueryParams(query: ApiKeyListQuery): URLSearchParams {
  const params = new URLSearchParams();
  if (query.q) params.set("q", query.q);
  const status = keyStatuses.filter((name) => query.status.includes(name));
  if (status.length === keyStatuses.length) params.set("status", "all");
  else if (status.join() !== defaultStatuses.join()) params.set("status", status.join());
  if (query.owner) params.set("owner", query.owner);
  if (query.scope) params.set("scope", query.scope);
  if (query.health) params.set("health", query.health);
  const sort = sortText(query.sort);
  if (sort !== sortText(defaultListQuery.sort)) params.set("sort", sort);
  if (query.per !== defaultListQuery.per) params.set("per", String(query.per));
  if (query.page > 1) params.set("page", String(query.page));
  return params;
}

function sortText({ column, descending }: Sort): string {
  return descending ? `-${column}` : column;
}

/** The public id within a search for a key, as far as it was typed: `lk_live_96TC` → `96TC`; null when it is none. */
export function searchedId(q: string): string | null {
  const match = /^(?:lk_live_|key_)([0-9A-Za-z]{1,10})/.exec(q);
  return match?.[1] ?? (q.startsWith(keyPrefix) ? "" : null);
}
