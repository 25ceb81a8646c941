import type { z } from "zod";
import { Article } from "@/lib/articles/schema";
import { Attachment } from "@/lib/attachments/schema";
import { Comment } from "@/lib/comments/schema";
import { Contact } from "@/lib/contacts/schema";
import { Customer } from "@/lib/customers/schema";
import { ApiKeyFacts } from "@/lib/events/api-key";
import type { EventResource } from "@/lib/events/event-types";
import { Ticket } from "@/lib/tickets/schema";

/** What `data.object` is in the events about each kind of thing: as the API shows it. */
export const eventObjects: Readonly<Record<EventResource, z.ZodObject>> = {
  ticket: Ticket,
  comment: Comment,
  attachment: Attachment,
  contact: Contact,
  customer: Customer,
  article: Article,
  api_key: ApiKeyFacts,
};
