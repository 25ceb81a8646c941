import { ContactQuery } from "./query";

export const contactListSorts = ["name", "created_at"] as const;

/** What the console's list of contacts shows. Kept in the address. */
export type ContactListState = Readonly<{
  q: string;
  sort: { column: (typeof contactListSorts)[number]; descending: boolean };
  cursor: string | null;
}>;

export const defaultContactList: ContactListState = {
  q: "",
  sort: { column: "created_at", descending: true },
  cursor: null,
};

type Raw = Record<string, string | string[] | undefined>;

/** Reads the state from an address; what cannot be read falls back, and nothing throws. */
export function readContactList(raw: Raw): ContactListState {
  const text = (name: string) => [raw[name]].flat()[0]?.trim() ?? "";
  const sort = text("sort");
  const column = contactListSorts.find((name) => name === sort.replace(/^-/, ""));
  return {
    q: contactSearchText(text("q")).trim(),
    sort: column ? { column, descending: sort.startsWith("-") } : defaultContactList.sort,
    cursor: text("cursor") || null,
  };
}

/** What can be searched for: one line, of a length that the list takes. */
export function contactSearchText(typed: string): string {
  return typed
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}]/gu, "")
    .slice(0, 200);
}

/** The parameters of an address that leads to this state. */
export function contactListParams(state: ContactListState): URLSearchParams {
  const { q, sort, cursor } = state;
  const usual = sort.column === "created_at" && sort.descending;
  return new URLSearchParams({
    ...(q ? { q } : {}),
    ...(usual ? {} : { sort: orderOf(state) }),
    ...(cursor ? { cursor } : {}),
  });
}

/** The list's query as the API has it; null when nothing can fit what is searched for. */
export function contactQueryOf(state: ContactListState): ContactQuery | null {
  const { q, cursor } = state;
  const parsed = ContactQuery.safeParse({
    ...(q ? { q } : {}),
    ...(cursor ? { cursor } : {}),
    sort: orderOf(state),
    limit: 50,
  });
  return parsed.success ? parsed.data : null;
}

function orderOf({ sort }: ContactListState): string {
  return `${sort.descending ? "-" : ""}${sort.column}`;
}
