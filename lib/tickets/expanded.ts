import { z } from "zod";
import type { Scope } from "../access/scopes";
import { Comment } from "../comments/schema";
import { Contact, ContactSummary } from "../contacts/schema";
import { Customer } from "../customers/schema";
import { User } from "../members/user";
import { Team } from "../teams/schema";
import type { ticketExpansions } from "./query";
import { Ticket } from "./schema";

export type Expansion = (typeof ticketExpansions)[number];

/** What each expansion asks for beside tickets:read. */
export const scopeOfExpansion = {
  requester: "contacts:read",
  customer: "customers:read",
  assignee: "users:read",
  team: "teams:read",
  comments: "comments:read",
} as const satisfies Record<Expansion, Scope>;

/** Comments that a ticket is expanded with, at most: the latest. */
export const expandedComments = 25;

const expanded = (what: string) => ({ description: `With expand=${what}.` });

/** A ticket with what was asked to come along. */
export const ExpandedTicket = Ticket.extend({
  requester: z.union([Contact, ContactSummary]).meta({ description: "The whole contact with expand=requester." }),
  customer: Customer.nullable().optional().meta(expanded("customer")),
  assignee: User.nullable().optional().meta(expanded("assignee")),
  team: Team.nullable().optional().meta(expanded("team")),
  comments: z
    .array(Comment)
    .optional()
    .meta({ ...expanded("comments"), maxItems: expandedComments }),
}).meta({ id: "ExpandedTicket", description: "A ticket, with what `expand` asked for." });

export type ExpandedTicket = z.output<typeof ExpandedTicket>;
