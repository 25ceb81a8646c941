import { z } from "zod";
import { commaSeparated, moment, oneOf } from "../entry/fields";
import { Timezone } from "../entry/timezone";
import { TicketQuery } from "../tickets/query";
import { intervals, mostPoints } from "./buckets";

export const dimensions = ["status", "priority", "team", "assignee", "channel", "tag"] as const;
export type Dimension = (typeof dimensions)[number];

export const metrics = ["created", "solved", "first_response_minutes"] as const;
export type Metric = (typeof metrics)[number];

const { status, priority, assignee_id, team_id, requester_id, customer_id, tag, channel } = TicketQuery.shape;

const filters = {
  ...{ status, priority, assignee_id, team_id, requester_id, customer_id, tag, channel },
  timezone: Timezone.default("UTC").meta({
    description: "Whose days and hours are meant, such as `Europe/Zurich`; with summer time where it has one.",
  }),
};

export const CountsQuery = z.strictObject({
  ...filters,
  group_by: commaSeparated(oneOf(dimensions), 2)
    .optional()
    .meta({ description: "One or two, with commas. A ticket counts once for each of its tags." }),
  from: moment.optional().meta({ description: "Only tickets created at this time or later." }),
  to: moment.optional().meta({ description: "Only tickets created before this time." }),
});

export type CountsQuery = z.output<typeof CountsQuery>;

export const SeriesQuery = z.strictObject({
  ...filters,
  metric: oneOf(metrics).meta({
    description: "Tickets created, tickets solved, or the average minutes to the first reply of an agent.",
  }),
  interval: oneOf(intervals).default("day").meta({ description: "Weeks begin on Monday." }),
  from: moment.optional().meta({
    description: `Moved back to the beginning of its interval. Default: 24 hours, 30 days or 12 weeks before \`to\`. At most ${mostPoints} points.`,
  }),
  to: moment.optional().meta({ description: "Up to, not including; default now." }),
});

export type SeriesQuery = z.output<typeof SeriesQuery>;
