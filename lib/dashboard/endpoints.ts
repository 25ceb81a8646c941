import { z } from "zod";
import { endpoint } from "../entry/endpoint";
import { time } from "../entry/shown";
import { mostPoints } from "./buckets";
import { CountsQuery, SeriesQuery } from "./query";

/** Groups of one answer, at most. */
export const mostGroups = 1_000;

const count = (description: string) => z.int().min(0).meta({ description });
const asOf = time("When this was counted; at most 15 seconds ago.");

const Group = z
  .object({
    key: z.string().meta({
      description: "The value, or `none`. Of two dimensions, both with a comma between them.",
      maxLength: 200,
    }),
    label: z.string().meta({ description: "The same for people.", maxLength: 300 }),
    by: z
      .record(z.string().meta({ maxLength: 64 }), z.string().meta({ maxLength: 200 }).nullable())
      .meta({ description: "The value of each dimension; null for none.", maxProperties: 2 }),
    count: count("Tickets."),
  })
  .meta({ id: "TicketGroup", description: "Tickets that have something in common." });

export const Counts = z
  .object({
    total: count("Tickets with these filters."),
    open: count("With this status."),
    pending: count("With this status."),
    on_hold: count("With this status."),
    solved: count("With this status."),
    closed: count("With this status."),
    unassigned: count("Neither solved nor closed, and nobody works on them."),
    overdue: count("Neither solved nor closed, and past their `due_at`."),
    created_today: count("Since midnight of the time zone."),
    solved_today: count("Since midnight of the time zone."),
    groups: z
      .array(Group)
      .meta({ description: "With `group_by`, the largest first; else empty.", maxItems: mostGroups }),
  })
  .meta({ id: "TicketCounts", description: "How many tickets there are." });

export type Counts = z.output<typeof Counts>;

export const Point = z
  .object({
    at: time("The beginning of the interval."),
    value: z
      .number()
      .nullable()
      .meta({ description: "Null where there is no average, since no ticket had its first reply then." }),
  })
  .meta({ id: "TicketPoint", description: "One interval of a series." });

export type Point = z.output<typeof Point>;

export const getCounts = endpoint({
  method: "GET",
  path: "/dashboard/counts",
  id: "getDashboardCounts",
  summary: "Count tickets",
  description: "Of tickets that are not deleted, with the filters of the list. Counted anew every 15 seconds.",
  tag: "Dashboard",
  scope: "dashboard:read",
  orScope: ["tickets:read"],
  query: CountsQuery,
  returns: z.object({ data: Counts, as_of: asOf }),
});

export const getSeries = endpoint({
  method: "GET",
  path: "/dashboard/timeseries",
  id: "getDashboardTimeseries",
  summary: "Count tickets over time",
  description:
    "By hours, days or weeks of a time zone: a day has 23 or 25 hours when its clocks change. Counted anew every 15 seconds.",
  tag: "Dashboard",
  scope: "dashboard:read",
  orScope: ["tickets:read"],
  query: SeriesQuery,
  returns: z.object({ data: z.array(Point).meta({ maxItems: mostPoints }), as_of: asOf }),
});
