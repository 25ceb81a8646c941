import { TicketQuery } from "./query";
import { type TicketPriority, type TicketStatus, ticketPriorities, ticketStatuses } from "./schema";

/** What is still to be done: the list's usual view. */
export const unsolved = ["open", "pending", "on_hold"] as const satisfies readonly TicketStatus[];

export const ticketListSorts = ["number", "priority", "last_comment_at"] as const;

/** What the console's list of tickets shows: filters, order and place. Kept in the address. */
export type TicketListState = Readonly<{
  /** What is searched for, in everything that the viewer may read. */
  q: string;
  status: TicketStatus | "unsolved" | "all";
  priority: TicketPriority | null;
  /** A member's id, or `none`. */
  assignee: string | null;
  /** The requester's e-mail address. */
  requester: string;
  sort: { column: (typeof ticketListSorts)[number]; descending: boolean };
  cursor: string | null;
}>;

export const defaultTicketList: TicketListState = {
  ...{ q: "", status: "unsolved", priority: null, assignee: null, requester: "", cursor: null },
  sort: { column: "last_comment_at", descending: true },
};

type Raw = Record<string, string | string[] | undefined>;

/** Reads the state from an address; what cannot be read falls back, and nothing throws. */
export function readTicketList(raw: Raw): TicketListState {
  const text = (name: string) => [raw[name]].flat()[0]?.trim() ?? "";
  const sort = text("sort");
  const column = ticketListSorts.find((name) => name === sort.replace(/^-/, ""));
  return {
    q: ticketSearchText(text("q")).trim(),
    status: [...ticketStatuses, "all" as const].find((name) => name === text("status")) ?? defaultTicketList.status,
    priority: ticketPriorities.find((name) => name === text("priority")) ?? null,
    assignee: /^[\w-]{1,64}$/.test(text("assignee")) ? text("assignee") : null,
    requester: text("requester").slice(0, 254),
    sort: column ? { column, descending: sort.startsWith("-") } : defaultTicketList.sort,
    cursor: text("cursor") || null,
  };
}

/** What can be searched for: one line, of a length that the list takes. */
export function ticketSearchText(typed: string): string {
  return typed
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Cf}]/gu, "")
    .slice(0, 200);
}

/** The parameters of an address that leads to this state. */
export function ticketListParams(state: TicketListState): URLSearchParams {
  const { q, status, priority, assignee, requester, sort, cursor } = state;
  const order = orderOf(state);
  return new URLSearchParams({
    ...(q ? { q } : {}),
    ...(status === defaultTicketList.status ? {} : { status }),
    ...(priority ? { priority } : {}),
    ...(assignee ? { assignee } : {}),
    ...(requester ? { requester } : {}),
    ...(sort.column === "last_comment_at" && sort.descending ? {} : { sort: order }),
    ...(cursor ? { cursor } : {}),
  });
}

/** The list's query as the API has it; null when the requester's address is none, so that nothing can fit. */
export function ticketQueryOf(state: TicketListState): TicketQuery | null {
  const { q, status, priority, assignee, requester, cursor } = state;
  const parsed = TicketQuery.safeParse({
    ...(q ? { q } : {}),
    ...(status === "all" ? {} : { status: status === "unsolved" ? unsolved.join(",") : status }),
    ...(priority ? { priority } : {}),
    ...(assignee ? { assignee_id: assignee } : {}),
    ...(requester ? { requester_email: requester } : {}),
    ...(cursor ? { cursor } : {}),
    sort: orderOf(state),
    limit: 50,
  });
  return parsed.success ? parsed.data : null;
}

function orderOf({ sort }: TicketListState): string {
  return `${sort.descending ? "-" : ""}${sort.column}`;
}
