import "server-only";
import { among } from "../db/among";
import { provider } from "../db/client";
import type { Condition } from "../db/page-of-rows";
import { readRows, timeParameter } from "../db/point-read";
import type { Ctx } from "../entry/ctx";
import { AppError } from "../errors";
import { conditions } from "../tickets/list-sql";
import { type TicketPriority, ticketPriorities } from "../tickets/schema";
import { beginnings, bucketOf, floorTo, mostPoints } from "./buckets";
import { type Counts, mostGroups, type Point } from "./endpoints";
import { type Counted, fresh } from "./fresh";
import type { CountsQuery, Dimension, Metric, SeriesQuery } from "./query";

type Asker = Ctx<"dashboard:read"> | Ctx<"tickets:read">;
type Filters = Partial<Pick<CountsQuery, "from" | "to">> & Omit<CountsQuery, "group_by" | "from" | "to">;

/** How many tickets there are with these filters, in all and by what they have in common. */
export function getCounts(ctx: Asker, { group_by: by = [], ...filters }: CountsQuery): Promise<Counted<Counts>> {
  return fresh(ctx, ["counts", by, filters], async () => {
    const where = conditionsOf(ctx, filters);
    const midnight = floorTo("day", ctx.now.getTime(), filters.timezone);
    const [numbers, groups] = await Promise.all([countAll(where, ctx.now, midnight), countGroups(where, by)]);
    return { ...numbers, groups };
  });
}

/**
 * One number for each interval.
 * @throws AppError `invalid_parameter` when there would be too many.
 */
export async function getSeries(ctx: Asker, query: SeriesQuery): Promise<Counted<Point[]>> {
  const { metric, interval, from, to = ctx.now, ...filters } = query;
  const since = from ?? new Date(to.getTime() - usualSpan[interval]);
  const starts = beginnings(interval, since.getTime(), to.getTime(), filters.timezone);
  if (starts.length > mostPoints) throw tooManyPoints();
  // By the intervals and not by the times that they were made of: "until now" is another one on each call.
  const question = ["series", metric, starts[0], starts.length, query.to, filters];
  return fresh(ctx, question, async () => {
    const [first] = starts;
    if (first === undefined) return [];
    return pointsOf(starts, metric, await quarters(conditionsOf(ctx, filters), metric, first, to.getTime()));
  });
}

const day = 86_400_000;
const usualSpan = { hour: day, day: 30 * day, week: 84 * day } as const;

function tooManyPoints(): AppError {
  const detail = `is too early: a series has at most ${mostPoints} points`;
  return new AppError("invalid_parameter", `from ${detail}.`, {
    errors: [{ code: "invalid_parameter", parameter: "from", detail }],
  });
}

/** The same conditions as the list of tickets has. */
function conditionsOf({ workspace }: Asker, { from, to, timezone: _, ...filters }: Filters): Condition[] {
  const asList = { ...filters, created_since: from, created_until: to };
  return conditions(workspace.id, { ...asList, include_deleted: false, sort: "-created_at", limit: 1 }, null, null);
}

const unsolved = "status NOT IN ('solved', 'closed')";

async function countAll(where: readonly Condition[], now: Date, midnight: number): Promise<Omit<Counts, "groups">> {
  const sums: Record<keyof Omit<Counts, "groups" | "total">, Condition> = {
    open: ["status = 'open'"],
    pending: ["status = 'pending'"],
    on_hold: ["status = 'on_hold'"],
    solved: ["status = 'solved'"],
    closed: ["status = 'closed'"],
    unassigned: [`${unsolved} AND assignee_id IS NULL`],
    overdue: [`${unsolved} AND due_at < ?`, timeParameter(now)],
    created_today: ["created_at >= ?", timeParameter(midnight)],
    solved_today: ["solved_at >= ?", timeParameter(midnight)],
  };
  const columns = Object.entries(sums).map(([name, [sql]]) => `count(CASE WHEN ${sql} THEN 1 END) AS "${name}"`);
  const sql = `SELECT count(*) AS "total", ${columns.join(", ")} FROM tickets t WHERE ${textOf(where)}`;
  const values = [...Object.values(sums).flatMap(([, ...given]) => given), ...valuesOf(where)];
  const [row = {}] = await readRows<Record<string, number | string>>(sql, values);
  const numbers = Object.fromEntries(["total", ...Object.keys(sums)].map((name) => [name, Number(row[name] ?? 0)]));
  return numbers as Omit<Counts, "groups">;
}

const columnOf: Record<Dimension, string> = {
  status: "t.status",
  priority: "t.priority",
  team: "t.team_id",
  assignee: "t.assignee_id",
  channel: "t.channel",
  tag: "g.tag",
};

type Group = Record<string, string | number | null> & { count: number | string };

async function countGroups(where: readonly Condition[], by: readonly Dimension[]): Promise<Counts["groups"]> {
  if (by.length === 0) return [];
  const columns = by.map((dimension) => columnOf[dimension]);
  const named = by.map((dimension) => `${columnOf[dimension]} AS "${dimension}"`).join(", ");
  const from = `tickets t${by.includes("tag") ? " LEFT JOIN ticket_tags g ON g.ticket_id = t.id" : ""}`;
  const rows = await readRows<Group>(
    `SELECT ${named}, count(*) AS "count" FROM ${from} WHERE ${textOf(where)}
     GROUP BY ${columns.join(", ")} ORDER BY count(*) DESC, ${columns.join(", ")} LIMIT ${mostGroups}`,
    valuesOf(where),
  );
  const labels = await labelsFor(rows, by);
  const groups = rows.map((row) => {
    const values = by.map((dimension) => [dimension, shownValue(dimension, row[dimension] ?? null)] as const);
    return {
      key: values.map(([, value]) => value ?? "none").join(","),
      label: values.map(([dimension, value]) => labels(dimension, value)).join(", "),
      by: Object.fromEntries(values),
      count: Number(row.count),
    };
  });
  // The databases do not agree on where nothing stands among equals.
  return groups.sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}

function shownValue(dimension: Dimension, stored: string | number | null): string | null {
  if (stored === null) return null;
  return dimension === "priority" ? (ticketPriorities[Number(stored) - 1] as TicketPriority) : String(stored);
}

/** Names of teams and members; of everything else the value itself, as people write it. */
async function labelsFor(rows: readonly Group[], by: readonly Dimension[]) {
  const names = new Map<string, string>();
  for (const [dimension, table] of [["team", "teams"] as const, ["assignee", "users"] as const]) {
    const ids = [...new Set(rows.map((row) => row[dimension]).filter((id) => typeof id === "string"))];
    if (!by.includes(dimension) || ids.length === 0) continue;
    const [sql, ...values] = among("id", ids);
    const found = await readRows<{ id: string; name: string }>(`SELECT id, name FROM ${table} WHERE ${sql}`, values);
    for (const { id, name } of found) names.set(id, name);
  }
  return (dimension: Dimension, value: string | null): string => {
    if (value === null) return dimension === "assignee" ? "Nobody" : `No ${dimension}`;
    if (dimension === "tag") return value;
    const words = value.replaceAll("_", " ");
    return names.get(value) ?? words.charAt(0).toUpperCase() + words.slice(1);
  };
}

/** The time that puts a ticket into an interval. */
const timeOf: Record<Metric, string> = {
  created: "created_at",
  solved: "solved_at",
  first_response_minutes: "first_response_at",
};

type Quarter = Readonly<{ quarter: number | string; count: number | string; millis: number | string | null }>;

/**
 * Counts by quarters of an hour: every zone's hours and days are made of whole ones, so both databases count alike and
 * need to know nothing of zones.
 */
async function quarters(where: readonly Condition[], metric: Metric, from: number, to: number): Promise<Quarter[]> {
  const column = timeOf[metric];
  const epoch = (name: string) =>
    provider() === "sqlite" ? name : `CAST(floor(extract(epoch FROM ${name}) * 1000) AS BIGINT)`;
  const millis = metric === "first_response_minutes" ? `sum(${epoch(column)} - ${epoch("created_at")})` : "NULL";
  const sql = `SELECT ${epoch(column)} / 900000 AS "quarter", count(*) AS "count", ${millis} AS "millis" FROM tickets t
    WHERE ${textOf(where)} AND ${column} >= ? AND ${column} < ? GROUP BY 1`;
  return readRows<Quarter>(sql, [...valuesOf(where), timeParameter(from), timeParameter(to)]);
}

function pointsOf(starts: readonly number[], metric: Metric, found: readonly Quarter[]): Point[] {
  const sums = starts.map(() => ({ count: 0, millis: 0 }));
  for (const { quarter, count, millis } of found) {
    const sum = sums[bucketOf(starts, Number(quarter) * 900_000)];
    if (!sum) continue;
    sum.count += Number(count);
    sum.millis += Number(millis ?? 0);
  }
  return sums.map(({ count, millis }, index) => {
    const average = count === 0 ? null : Math.round(millis / count / 600) / 100;
    return {
      at: new Date(starts[index] ?? 0).toISOString(),
      value: metric === "first_response_minutes" ? average : count,
    };
  });
}

const textOf = (where: readonly Condition[]) => where.map(([sql]) => sql).join(" AND ");
const valuesOf = (where: readonly Condition[]) => where.flatMap(([, ...values]) => values);
