import { z } from "zod";
import { commaSeparated, formInteger, line, moment, oneOf } from "../entry/fields";
import { pageParameters } from "../entry/page";
import { eventTypeNames, eventWildcards } from "./event-types";

/** How long a call may wait for events, in seconds: below the 30 after which common proxies give up. */
export const longestWait = 25;

const patterns = [...eventTypeNames, ...eventWildcards] as [string, ...string[]];
const largestSequence = 2_147_483_647;

/** Where to begin and what to leave out. Without anything: every event that is kept and may be read, oldest first. */
export const EventQuery = z.strictObject({
  type: commaSeparated(oneOf(patterns), patterns.length)
    .optional()
    .meta({ description: "One or more, with commas; `ticket.*` stands for all that begin so." }),
  resource_id: line(64).optional().meta({ description: "Events about one thing, such as a ticket." }),
  since: moment.optional().meta({ description: "Events of this time or later." }),
  after_sequence: formInteger(0, largestSequence)
    .optional()
    .meta({ description: "Events after the one with this sequence: what you missed." }),
  cursor: line(2_000)
    .optional()
    .meta({ description: "`cursor` of an earlier answer: events after those. Good with any other filters." }),
  limit: pageParameters.limit,
  wait: formInteger(0, longestWait).default(0).meta({
    description: "Seconds to wait for an event when there is none; the answer comes as soon as there is one.",
  }),
});

export type EventQuery = z.output<typeof EventQuery>;
