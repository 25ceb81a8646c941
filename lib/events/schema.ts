import { z } from "zod";
import { Pagination } from "../entry/page";
import { id, time } from "../entry/shown";

const Name = z.string().meta({ maxLength: 64 });

/** The envelope of an event, as webhooks deliver it and `GET /events` lists it (Standard Webhooks 1.0.0). */
export const Event = z
  .object({
    id: id("The same however often and in whichever way it comes: what you have seen, you need not handle again."),
    type: z.string().meta({ description: "Such as `ticket.created`. More may be added later.", maxLength: 64 }),
    timestamp: time("When it happened."),
    api_version: z.string().meta({ description: "The version of the API whose shapes it has.", maxLength: 10 }),
    workspace_id: id("The workspace in which it happened."),
    sequence: z.int().min(0).meta({
      description:
        "Rises by one with each event of the workspace. Events that the key may not read leave gaps; so may the order of delivery.",
    }),
    actor: z
      .object({
        type: z.string().meta({ description: "Such as `user`, `api_key`, `contact` or `system`.", maxLength: 32 }),
        id: id("Who caused it."),
        name: z.string().meta({ maxLength: 100 }),
      })
      .meta({ description: "Who caused it." }),
    request_id: id("The request that caused it; null when none did.").nullable(),
    data: z.object({
      object: z.record(Name, z.unknown()).meta({
        description:
          "What it happened to, exactly as the API shows it, as it was then. See the webhooks of this document.",
      }),
      previous: z
        .record(Name, z.unknown())
        .meta({ description: "The members that changed, as they were before. Empty where there was nothing before." }),
      url: z.string().meta({ description: "Where it is now.", format: "uri", maxLength: 2_000 }),
      truncated: z.literal(true).optional().meta({
        description:
          "Only ids are left of the object: it was too large, or has been erased since. Ask `url` for the rest.",
      }),
    }),
  })
  .meta({ id: "Event", description: "Something that happened. The same in webhooks and in the list of events." });

/** The list of events. Its cursor is kept for as long as one likes. */
export const EventPage = z.object({
  data: z.array(Event).meta({ maxItems: 100 }),
  pagination: Pagination,
  cursor: z.string().meta({
    description:
      "Keep it and pass it as `cursor` the next time, also when nothing is new: nothing is missed, and nothing comes twice.",
    maxLength: 2_000,
  }),
});

export type EventPage = z.output<typeof EventPage>;
