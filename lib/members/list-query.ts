import { isRole, type Role } from "../access/roles";

const sortColumns = ["name", "role", "joined"] as const;
export type MemberSort = { column: (typeof sortColumns)[number]; descending: boolean };

export type MemberListQuery = {
  q: string;
  role: Role | null;
  sort: MemberSort;
  /** From 1; a page beyond the last one is the last one. */
  page: number;
};

/** Members on a page. */
export const membersPerPage = 50;

export const defaultMemberQuery: MemberListQuery = {
  q: "",
  role: null,
  sort: { column: "role", descending: false },
  page: 1,
};

/** Reads the list's state from an address; what cannot be read falls back, and nothing throws. */
export function readMemberQuery(raw: Record<string, string | string[] | undefined>): MemberListQuery {
  const text = (name: string) => [raw[name]].flat()[0]?.trim() ?? "";
  const role = text("role");
  return {
    q: text("q").normalize("NFC").slice(0, 100),
    role: isRole(role) ? role : null,
    sort: readMemberSort(text("sort")) ?? defaultMemberQuery.sort,
    page: /^[1-9]\d{0,4}$/.test(text("page")) ? Number(text("page")) : 1,
  };
}

/** `-joined`: by when they joined, the latest first. */
export function readMemberSort(text: string): MemberSort | null {
  const column = sortColumns.find((name) => name === text.replace(/^-/, ""));
  return column ? { column, descending: text.startsWith("-") } : null;
}

/** The parameters of an address that leads to this state; what is the default is left out. */
export function memberQueryParams({ q, role, sort, page }: MemberListQuery): URLSearchParams {
  const params = new URLSearchParams();
  if (q) params.set("q", q);
  if (role) params.set("role", role);
  const by = sortText(sort);
  if (by !== sortText(defaultMemberQuery.sort)) params.set("sort", by);
  if (page > 1) params.set("page", String(page));
  return params;
}

function sortText({ column, descending }: MemberSort): string {
  return descending ? `-${column}` : column;
}
