import { z } from "zod";
import { Email } from "../access/email";
import { formBoolean, line, text } from "../entry/fields";
import { pageParameters, sortParameter } from "../entry/page";

export const NewPortalLink = z
  .strictObject({
    email: Email,
    ticket: line(64).optional().meta({ description: "The id or number of the ticket that the link is to lead to." }),
  })
  .meta({ id: "NewPortalLink" });
export type NewPortalLink = z.output<typeof NewPortalLink>;

export const NewPortalSession = z
  .strictObject({ token: line(200).meta({ description: "What stands behind the # of the link." }) })
  .meta({ id: "NewPortalSession" });

export const PortalTicketQuery = z.strictObject({
  sort: sortParameter(["created_at"], "-created_at"),
  ...pageParameters,
});
export type PortalTicketQuery = z.output<typeof PortalTicketQuery>;

export const PortalThreadQuery = z.strictObject({
  before: line(64).optional().meta({ description: "The id of a message: shows the ones before it." }),
});
export type PortalThreadQuery = z.output<typeof PortalThreadQuery>;

export const PortalSettings = z.strictObject({ isOpen: z.boolean() });

const Body = text(65_536).meta({ description: "Markdown.", minLength: 1, maxLength: 65_536 });

export const NewPortalReply = z
  .strictObject({
    body: Body,
    reopen: formBoolean.default(false).meta({ description: "Reopens the ticket when it is closed." }),
  })
  .meta({ id: "NewPortalReply" });

export const ClosePortalTicket = z
  .strictObject({ comment: Body.optional().meta({ description: "A last reply, sent before closing." }) })
  .meta({ id: "ClosePortalTicket" });
