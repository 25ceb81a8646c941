import { z } from "zod";
import { mostFiles } from "../attachments/schema";
import { endpoint } from "../entry/endpoint";
import type { FileBody } from "../entry/file-body";
import { stored } from "../entry/masked";
import { page, single } from "../entry/page";
import {
  ClosePortalTicket,
  NewPortalLink,
  NewPortalReply,
  NewPortalSession,
  PortalThreadQuery,
  PortalTicketQuery,
} from "./input";
import { PortalReply, PortalSession, PortalThread, PortalTicket, PortalVisitor } from "./schema";

const tag = "Portal";

export const askForPortalLink = endpoint({
  method: "POST",
  path: "/portal/{workspace_id}/links",
  id: "askForPortalLink",
  summary: "Ask for a link to the portal",
  description:
    "Mails a link to the contact with this address. The answer is the same when there is none. 10 an hour from one IP address, 5 an hour for one e-mail address.",
  tag,
  scope: "none",
  limit: "portal-links",
  body: NewPortalLink,
  returns: single(z.object({ message: z.string().meta({ maxLength: 200 }) })),
  status: 202,
});

export const openPortalSession = endpoint({
  method: "POST",
  path: "/portal/sessions",
  id: "openPortalSession",
  summary: "Come in with a link",
  description:
    "Uses the link up. Sets a cookie for the portal's own pages, and returns what other programs send instead. A link that is unknown, used or expired gets one and the same answer.",
  tag,
  scope: "none",
  body: NewPortalSession,
  returns: single(PortalSession),
  status: 201,
});

export const endPortalSession = endpoint({
  method: "DELETE",
  path: "/portal/session",
  id: "endPortalSession",
  summary: "Leave the portal",
  tag,
  scope: "portal",
  returns: z.void(),
  status: 204,
});

export const getPortalVisitor = endpoint({
  method: "GET",
  path: "/portal/me",
  id: "getPortalVisitor",
  summary: "Get whose session it is",
  tag,
  scope: "portal",
  returns: single(PortalVisitor),
});

export const listPortalTickets = endpoint({
  method: "GET",
  path: "/portal/tickets",
  id: "listPortalTickets",
  summary: "List one's own tickets",
  description: "Newest first.",
  tag,
  scope: "portal",
  query: PortalTicketQuery,
  returns: page(PortalTicket),
});

export const getPortalTicket = endpoint({
  method: "GET",
  path: "/portal/tickets/{id}",
  id: "getPortalTicket",
  summary: "Get one's own ticket",
  description: "With its public messages and their files.",
  tag,
  scope: "portal",
  query: PortalThreadQuery,
  returns: single(PortalThread),
});

export const replyToPortalTicket = endpoint({
  method: "POST",
  path: "/portal/tickets/{id}/reply",
  id: "replyToPortalTicket",
  summary: "Reply to one's own ticket",
  description:
    "A ticket that was solved, or waited for the reply, is open again. A closed one is 409, unless `reopen`.",
  tag,
  scope: "portal",
  body: NewPortalReply,
  files: { part: "attachments", most: mostFiles },
  returns: stored(PortalReply),
  status: 201,
});

export const closePortalTicket = endpoint({
  method: "POST",
  path: "/portal/tickets/{id}/close",
  id: "closePortalTicket",
  summary: "Close one's own ticket",
  description: "Closing a closed ticket changes nothing.",
  tag,
  scope: "portal",
  body: ClosePortalTicket,
  bodyOptional: true,
  returns: single(PortalTicket),
});

export const getPortalFile = endpoint({
  method: "GET",
  path: "/portal/attachments/{id}",
  id: "getPortalFile",
  summary: "Download a file of one's own ticket",
  description: "Takes a Range of bytes (206), and answers HEAD.",
  tag,
  scope: "portal",
  file: true,
  returns: z.custom<FileBody>(),
});
