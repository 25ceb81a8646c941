import { z } from "zod";
import { Email } from "../access/email";
import { commaSeparated, line, moment, oneOf } from "../entry/fields";
import { pageParameters, sortParameter } from "../entry/page";
import { expandParameter, fieldsParameter } from "../entry/shaping";
import { syncParameters } from "../entry/sync";
import { longestTag } from "../entry/values";
import { Ticket, ticketChannels, ticketPriorities, ticketStatuses } from "./schema";

export const ticketSorts = ["created_at", "updated_at", "number", "priority", "last_comment_at"] as const;

const Id = line(64);
const since = (what: string) => moment.optional().meta({ description: `${what} at this time or later.` });
const until = (what: string) => moment.optional().meta({ description: `${what} before this time.` });

export const ticketExpansions = ["requester", "customer", "assignee", "team", "comments"] as const;

const ticketShaping = {
  ...fieldsParameter(Ticket),
  ...expandParameter(
    ticketExpansions,
    "Sends these along, with commas: the whole `requester` (contacts:read), `customer` (customers:read), `assignee` (users:read), `team` (teams:read), and `comments` (comments:read), the latest 25, oldest first. Each needs its own scope.",
  ),
};

export const OneTicketQuery = z.strictObject(ticketShaping);

/** The filters of the list of tickets. Without any: every ticket that is not deleted, newest first. */
export const TicketQuery = z.strictObject({
  q: line(200).optional().meta({
    description:
      "Tickets that have all of these words: in the subject, the number, the requester's name or address, in replies, and with comments:read in internal notes.",
  }),
  status: commaSeparated(oneOf([...ticketStatuses, "all"]), ticketStatuses.length + 1)
    .optional()
    .meta({ description: "One or more, with commas; `all` is the default." }),
  priority: commaSeparated(oneOf(ticketPriorities), ticketPriorities.length)
    .optional()
    .meta({ description: "One or more, with commas." }),
  assignee_id: Id.optional().meta({ description: "A member's id, or `none`." }),
  team_id: Id.optional().meta({ description: "A team's id, or `none`." }),
  requester_id: Id.optional(),
  customer_id: Id.optional(),
  requester_email: Email.optional(),
  tag: commaSeparated(line(longestTag), 10)
    .optional()
    .meta({ description: "Tickets that have all of these, with commas." }),
  channel: oneOf(ticketChannels).optional(),
  external_id: line(255).optional(),
  ids: commaSeparated(Id, 100).optional().meta({ description: "Up to 100 ids, with commas." }),
  created_since: since("Created"),
  created_until: until("Created"),
  ...syncParameters,
  updated_until: until("Changed"),
  sort: sortParameter(ticketSorts, "-created_at"),
  ...pageParameters,
  ...ticketShaping,
});

export type TicketQuery = z.output<typeof TicketQuery>;

/** The same for the tickets of one contact, and of one customer. */
export const ContactTicketQuery = TicketQuery.omit({ requester_id: true, requester_email: true });
export const CustomerTicketQuery = TicketQuery.omit({ customer_id: true });
