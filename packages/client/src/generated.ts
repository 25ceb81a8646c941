// Made from the OpenAPI document: npx vitest run --project unit openapi -u
import type { Call, CallOptions } from "./call.ts";
import { type Lists, Pages } from "./pages.ts";

export const apiVersion = "2026-11-21";

/** An id, or a ticket's number. */
export type Id = string | number;

const part = (id: Id) => encodeURIComponent(id);
const dataOf = <T>(envelope: { data: T }): T => envelope.data;

/** Problem details (RFC 9457). Programs branch on `code`. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  /** Stable. An open list. */
  code: string;
  request_id: string;
  /** Of refused keys: the page where members of the workspace see which check refused, and why. */
  explain_url?: string;
  errors?: Array<{
    code: string;
    detail: string;
    pointer?: string;
    parameter?: string;
    header?: string;
    did_you_mean?: string;
  }>;
};

/** An API key without its secret. More statuses may be added later. */
export type ApiKeyFacts = {
  /** Opaque and stable. */
  id: string;
  name: string;
  /** How the key begins; no secret. */
  prefix: string;
  status: "active" | "disabled" | "expired" | "revoked";
  scopes: Array<"tickets:read" | "tickets:write" | "tickets:delete" | "comments:read" | "comments:write" | "contacts:read" | "contacts:write" | "customers:read" | "customers:write" | "users:read" | "teams:read" | "attachments:read" | "attachments:write" | "dashboard:read" | "kb:read" | "webhooks:read" | "webhooks:write" | "*">;
  /** The member whose role decides what it may do. */
  owner_id: string;
  /** Addresses and networks; empty for any. */
  allowed_ips: Array<string>;
  /** Where browsers may call from; empty for none. */
  allowed_domains: Array<string>;
  replaces_id: string | null;
  replaced_by_id: string | null;
  /** Where it was seen that it should not have been. */
  exposures: Array<{
    way: "plain_http" | "url" | "pasted" | "reported";
    /** An endpoint, a record's name, or what a reporter wrote. */
    place: string;
    /** When it was first seen in this way. */
    first_seen_at: string;
  }>;
  /** When it was created. */
  created_at: string;
  expires_at: string | null;
  revoked_at: string | null;
};

/** An article of the knowledge base. More statuses may be added later. */
export type Article = {
  /** Opaque and stable. */
  id: string;
  title: string;
  /** Unique in the workspace. One that it had earlier still finds it. */
  slug: string;
  /** Its address in this API. */
  url: string;
  /** Markdown. */
  body: string;
  category: CategorySummary | null;
  category_id: string | null;
  /** A language tag such as `de-CH`. */
  locale: string;
  /** Without kb:read every article is `published`. */
  status: "draft" | "published" | "internal";
  /** Who wrote it; null for callers without a key. */
  author: {
    /** A member's id. */
    id: string;
    name: string;
  } | null;
  /** Rises with each change. */
  version: number;
  published_at: string | null;
  /** When it was created. */
  created_at: string;
  /** When it last changed. */
  updated_at: string;
};

/** A file. */
export type Attachment = {
  /** Opaque and stable. */
  id: string;
  filename: string;
  /** What its bytes say it is. */
  content_type: string;
  /** Bytes. */
  size: number;
  /** Of its bytes, in hex. */
  sha256: string;
  ticket_id: string | null;
  comment_id: string | null;
  created_by: {
    type: "user" | "contact" | "api_key" | "system";
    /** Who uploaded it. */
    id: string;
    name: string;
  };
  /** When it was uploaded. */
  created_at: string;
  expires_at: string | null;
};

/** A file of a message. */
export type AttachmentSummary = {
  /** Opaque and stable. */
  id: string;
  filename: string;
  /** What its bytes say it is. */
  content_type: string;
  /** Bytes. */
  size: number;
};

/** A file, and an address to fetch it from without a key. */
export type AttachmentWithLink = {
  /** Opaque and stable. */
  id: string;
  filename: string;
  /** What its bytes say it is. */
  content_type: string;
  /** Bytes. */
  size: number;
  /** Of its bytes, in hex. */
  sha256: string;
  ticket_id: string | null;
  comment_id: string | null;
  created_by: {
    type: "user" | "contact" | "api_key" | "system";
    /** Who uploaded it. */
    id: string;
    name: string;
  };
  /** When it was uploaded. */
  created_at: string;
  expires_at: string | null;
  /** Gives the file to whoever has it, for five minutes. */
  download_url: string;
};

/** What articles are filed under. */
export type Category = {
  /** Opaque and stable. */
  id: string;
  name: string;
  /** The last part of its address. */
  slug: string;
  /** Rises with each change. */
  version: number;
  /** When it was created. */
  created_at: string;
  /** When it last changed. */
  updated_at: string;
};

/** What an article is filed under. */
export type CategorySummary = {
  /** Opaque and stable. */
  id: string;
  name: string;
  /** The last part of its address. */
  slug: string;
};

export type ClosePortalTicket = {
  /** A last reply, sent before closing. */
  comment?: string;
};

export type CloseTicket = {
  /** A public reply, sent before closing. */
  comment?: string;
  /** An internal note. Needs comments:write. */
  note?: string;
  /** Whether the reply is mailed to the requester; it is unless this is false. */
  notify?: boolean;
  /** How it ended; kept in the ticket's history. */
  resolution?: string;
  /** Refuses the change (412) when the ticket has another version by now. */
  if_version?: number;
};

/** A message on a ticket. */
export type Comment = {
  /** Opaque and stable. */
  id: string;
  /** The ticket's id. */
  ticket_id: string;
  /** A public reply, or an internal note. */
  type: "reply" | "note";
  direction: "inbound" | "outbound" | "internal";
  /** Markdown. */
  body: string;
  /** The body without markup; of a mail only what is new in it. */
  body_text: string;
  author: {
    type: "user" | "contact" | "api_key" | "system";
    /** The author's id. */
    id: string;
    name: string;
  };
  /** Files that came with it. */
  attachments: Array<AttachmentSummary>;
  channel: string;
  /** Who got a copy. */
  cc: Array<string>;
  /** Null for what is not sent anywhere. */
  delivery: Delivery | null;
  /** When it was written. */
  created_at: string;
  /** When it last changed. */
  updated_at: string;
};

export type CommentPatch = {
  /** Markdown. */
  body: string;
};

/** A person who writes in. */
export type Contact = {
  /** Opaque and stable. */
  id: string;
  name: string;
  /** Unique in the workspace. */
  email: string | null;
  phone: string | null;
  /** Your own id for them; unique in the workspace. */
  external_id: string | null;
  customer_id: string | null;
  /** A language tag such as `de-CH`. */
  locale: string | null;
  /** Such as `Europe/Zurich`. */
  timezone: string | null;
  tags: Array<string>;
  custom_fields: Record<string, string | number | boolean>;
  /** Your own notes for programs. */
  metadata: Record<string, string | number | boolean>;
  /** Rises with each change. */
  version: number;
  /** When it was created. */
  created_at: string;
  /** When it last changed. */
  updated_at: string;
};

/** The contact with this e-mail address; created when there is none. An existing contact stays as it is. */
export type ContactByEmail = {
  email: string;
  name?: string;
  phone?: string;
};

export type ContactPatch = {
  email?: string | null;
  phone?: string | null;
  external_id?: string | null;
  customer_id?: string | null;
  locale?: string | null;
  timezone?: string | null;
  name?: string;
  /** Replaces all tags. */
  tags?: Array<string> | null;
  add_tags?: Array<string>;
  remove_tags?: Array<string>;
  custom_fields?: Record<string, string | number | boolean | null> | null;
  metadata?: Record<string, string | number | boolean | null> | null;
  /** Refuses the change (412) when the contact has another version by now. */
  if_version?: number;
};

/** The person who writes in. */
export type ContactSummary = {
  id: string;
  name: string;
  email: string | null;
};

/** The account that contacts belong to. More kinds may be added later. */
export type Customer = {
  /** Opaque and stable. */
  id: string;
  name: string;
  kind: "company" | "person";
  /** Of its web sites and its mail. */
  domains: Array<string>;
  /** Your own id for it; unique in the workspace. */
  external_id: string | null;
  tags: Array<string>;
  custom_fields: Record<string, string | number | boolean>;
  /** Your own notes for programs. */
  metadata: Record<string, string | number | boolean>;
  /** Rises with each change. */
  version: number;
  /** When it was created. */
  created_at: string;
  /** When it last changed. */
  updated_at: string;
};

export type CustomerPatch = {
  name?: string;
  kind?: "company" | "person";
  /** Replaces all domains. */
  domains?: Array<string> | null;
  external_id?: string | null;
  /** Replaces all tags. */
  tags?: Array<string> | null;
  add_tags?: Array<string>;
  remove_tags?: Array<string>;
  custom_fields?: Record<string, string | number | boolean | null> | null;
  metadata?: Record<string, string | number | boolean | null> | null;
  /** Refuses the change (412) when the customer has another version by now. */
  if_version?: number;
};

/** What became of an outbound reply's mail. More statuses may be added later. */
export type Delivery = {
  /** `queued` until the mail server has taken it, then `sent`; `failed` when it was refused or came back; `none` when it is not mailed. */
  status: "queued" | "sent" | "failed" | "none";
  /** Why it failed, or is tried again. */
  error: string | null;
  sent_at: string | null;
};

/** Something that happened. The same in webhooks and in the list of events. */
export type Event = {
  /** The same however often and in whichever way it comes: what you have seen, you need not handle again. */
  id: string;
  /** Such as `ticket.created`. More may be added later. */
  type: string;
  /** When it happened. */
  timestamp: string;
  /** The version of the API whose shapes it has. */
  api_version: string;
  /** The workspace in which it happened. */
  workspace_id: string;
  /** Rises by one with each event of the workspace. Events that the key may not read leave gaps; so may the order of delivery. */
  sequence: number;
  /** Who caused it. */
  actor: {
    /** Such as `user`, `api_key`, `contact` or `system`. */
    type: string;
    /** Who caused it. */
    id: string;
    name: string;
  };
  request_id: string | null;
  data: {
    /** What it happened to, exactly as the API shows it, as it was then. See the webhooks of this document. */
    object: Record<string, unknown>;
    /** The members that changed, as they were before. Empty where there was nothing before. */
    previous: Record<string, unknown>;
    /** Where it is now. */
    url: string;
    /** Only ids are left of the object: it was too large, or has been erased since. Ask `url` for the rest. */
    truncated?: true;
  };
};

/** What is left of the object where the webhook asks for ids only, where it was too large, or where it has been erased: its id and those of its neighbours. */
export type EventIds = {
  id: string;
};

export type EventTypeRow = {
  type: "ticket.created" | "ticket.updated" | "ticket.status_changed" | "ticket.assigned" | "ticket.closed" | "ticket.reopened" | "ticket.deleted" | "ticket.restored" | "comment.created" | "comment.updated" | "comment.deleted" | "attachment.created" | "contact.created" | "contact.updated" | "contact.deleted" | "customer.created" | "customer.updated" | "customer.deleted" | "kb.article.published" | "kb.article.updated" | "kb.article.unpublished" | "api_key.created" | "api_key.replaced" | "api_key.revoked" | "api_key.expiring" | "api_key.expired" | "api_key.exposed";
  label: string;
  resource: string;
  /** Whether the calling key may read events of this type. */
  readable: boolean;
};

/** A ticket, with what `expand` asked for. */
export type ExpandedTicket = {
  /** Opaque and stable. */
  id: string;
  /** The number people see; unique in the workspace. */
  number: number;
  subject: string;
  status: "open" | "pending" | "on_hold" | "solved" | "closed";
  priority: "low" | "normal" | "high" | "urgent";
  /** What kind of request it is, in your own words. */
  type: string | null;
  /** How it came in. */
  channel: "api" | "email" | "widget" | "portal" | "form";
  tags: Array<string>;
  /** The whole contact with expand=requester. */
  requester: Contact | ContactSummary;
  /** The contact who asks. */
  requester_id: string;
  /** Of tickets of the widget: whether the site proved the requester's address. Else null. */
  requester_verified: boolean | null;
  customer_id: string | null;
  assignee_id: string | null;
  team_id: string | null;
  /** Your own id for it; unique in the workspace. */
  external_id: string | null;
  custom_fields: Record<string, string | number | boolean>;
  /** Your own notes for programs. */
  metadata: Record<string, string | number | boolean>;
  /** Replies and internal notes. */
  comments_count: number;
  attachments_count: number;
  first_response_at: string | null;
  /** When it was last written to. */
  last_comment_at: string;
  due_at: string | null;
  solved_at: string | null;
  closed_at: string | null;
  deleted_at: string | null;
  created_by: {
    type: "user" | "contact" | "api_key" | "system";
    /** The creator's id. */
    id: string;
    name: string;
  };
  /** Its page in the console. */
  web_url: string;
  /** Rises with each change. */
  version: number;
  /** When it was created. */
  created_at: string;
  /** When it last changed; replies count as changes. */
  updated_at: string;
  /** With expand=customer. */
  customer?: Customer | null;
  /** With expand=assignee. */
  assignee?: User | null;
  /** With expand=team. */
  team?: Team | null;
  /** With expand=comments. */
  comments?: Array<Comment>;
};

/** An article that a search found. */
export type FoundArticle = {
  /** Opaque and stable. */
  id: string;
  title: string;
  /** The last part of its address. */
  slug: string;
  /** Its address in this API. */
  url: string;
  /** The part that fits best, as HTML: escaped text with the words that were found in `<mark>`. */
  excerpt_html: string;
  /** Higher fits better; only comparable within one answer. */
  score: number;
  category: CategorySummary | null;
  /** When it last changed. */
  updated_at: string;
};

export type InboundMailBody = {
  /** The whole mail (RFC 5322) in base64. Or send the mail itself as message/rfc822. */
  raw?: string;
};

export type InboundMailTaken = {
  /** Of the mail in the log. */
  id: string;
  /** `duplicate`: it is here already, and nothing was done. */
  status: "received" | "duplicate";
};

export type LeakAnswer = {
  message: string;
};

export type LeakReport = {
  /** The whole key, as it was found. */
  key: string;
  /** Where it was found. The key's people are shown this. */
  found_at?: string;
};

/** Present when the texts held API keys: they were masked before being stored. */
export type MaskedKeys = {
  masked: {
    /** What was stored in place of each key. */
    api_keys: Array<string>;
  };
};

export type NewAttachment = {
  filename: string;
  content_type?: string;
  /** The bytes in base64 (RFC 4648), with padding. */
  content_base64: string;
};

export type NewComment = {
  /** A public reply, or an internal note. */
  type: "reply" | "note";
  /** Markdown. */
  body: string;
  /** Set in the same step. */
  status?: "open" | "pending" | "on_hold" | "solved" | "closed";
  /** Who speaks; the key's owner when left out. */
  author?: {
    type: "agent" | "contact";
    /** Default: the key's owner, or the ticket's requester. */
    id?: string;
  };
  /** Reopens the ticket when it is closed. */
  reopen?: boolean;
  /** Uploads of the last 24 hours that hang on no message yet. */
  attachment_ids?: Array<string>;
  /** Addresses that get a copy of this mail. */
  cc?: Array<string>;
  /** Whether the reply is mailed to the requester; it is unless this is false. */
  notify?: boolean;
};

export type NewContact = {
  email?: string | null;
  phone?: string | null;
  external_id?: string | null;
  customer_id?: string | null;
  locale?: string | null;
  timezone?: string | null;
  /** Taken from the e-mail address, or the number, when left out. */
  name?: string;
  tags?: Array<string>;
  custom_fields?: Record<string, string | number | boolean>;
  metadata?: Record<string, string | number | boolean>;
};

export type NewCustomer = {
  name: string;
  /** `company` when left out. */
  kind?: "company" | "person";
  domains?: Array<string>;
  external_id?: string | null;
  tags?: Array<string>;
  custom_fields?: Record<string, string | number | boolean>;
  metadata?: Record<string, string | number | boolean>;
};

export type NewNote = {
  /** Markdown. */
  body: string;
  /** Uploads of the last 24 hours that hang on no message yet. */
  attachment_ids?: Array<string>;
};

export type NewPortalLink = {
  email: string;
  /** The id or number of the ticket that the link is to lead to. */
  ticket?: string;
};

export type NewPortalReply = {
  /** Markdown. */
  body: string;
  /** Reopens the ticket when it is closed. */
  reopen?: boolean;
};

export type NewPortalSession = {
  /** What stands behind the # of the link. */
  token: string;
};

export type NewReply = {
  /** Markdown. */
  body: string;
  /** Set in the same step. */
  status?: "open" | "pending" | "on_hold" | "solved" | "closed";
  /** Who speaks; the key's owner when left out. */
  author?: {
    type: "agent" | "contact";
    /** Default: the key's owner, or the ticket's requester. */
    id?: string;
  };
  /** Reopens the ticket when it is closed. */
  reopen?: boolean;
  /** Uploads of the last 24 hours that hang on no message yet. */
  attachment_ids?: Array<string>;
  /** Addresses that get a copy of this mail. */
  cc?: Array<string>;
  /** Whether the reply is mailed to the requester; it is unless this is false. */
  notify?: boolean;
};

export type NewTicket = {
  subject: string;
  /** Markdown. */
  body: string;
  requester?: ContactByEmail;
  /** A contact, instead of `requester`. */
  requester_id?: string;
  priority?: "low" | "normal" | "high" | "urgent";
  status?: "open" | "pending" | "on_hold" | "solved" | "closed";
  type?: string | null;
  tags?: Array<string>;
  /** A member of the workspace. */
  assignee_id?: string | null;
  /** The team that works on it. */
  team_id?: string | null;
  /** The account it is about; the requester's by default. */
  customer_id?: string | null;
  channel?: "api" | "email" | "widget" | "portal" | "form";
  external_id?: string | null;
  custom_fields?: Record<string, string | number | boolean>;
  metadata?: Record<string, string | number | boolean>;
  /** Uploads of the last 24 hours that hang on no message yet. */
  attachment_ids?: Array<string>;
  /** Whether the requester is mailed that it has arrived, where the workspace does that; unless this is false. */
  notify_requester?: boolean;
};

export type NewWebhook = {
  /** https, and a public address. */
  url: string;
  /** Types, and wildcards such as `ticket.*`. `*` is everything that the rights allow. */
  events: Array<string>;
  description?: string;
  /** `thin` sends ids instead of whole objects. */
  payload?: "full" | "thin";
  /** Narrows down events about tickets and what hangs on them. */
  filters?: {
    team_id?: Array<string>;
    tag?: Array<string>;
    priority?: Array<"low" | "normal" | "high" | "urgent">;
  };
  enabled?: boolean;
  /** Sent with every delivery. */
  headers?: Record<string, string>;
};

export type NewWidgetTicket = {
  subject: string;
  /** Markdown. */
  body: string;
  requester?: WidgetRequester;
  /** One of those that the config offers. */
  category?: string;
  /** From the config. Web pages must send it. */
  form_token?: string;
  /** For programs that fill in every field: leave it empty. */
  website?: string;
  identity?: WidgetIdentity;
  /** The workspace, where the address does not name it. */
  workspace_id?: string;
};

/** Present when internal notes exist that the key may not read. */
export type OmittedNotes = {
  omitted: {
    internal_notes: true;
    required_scope: "comments:read";
  };
};

/** Where this page stands. Lists have no page numbers and no depth limit. */
export type Pagination = {
  /** Rows on a page, as applied. */
  limit: number;
  /** The limit that was asked for, when it was too high. */
  limit_lowered_from?: number;
  /** Whether there is a next page. */
  has_more: boolean;
  /** With count=true: how many there are, up to 10000. */
  total?: number;
  /** With count=true: whether there are more than that. */
  total_capped?: boolean;
  /** Pass it as `cursor` for the next page. */
  next_cursor: string | null;
  /** Pass it as `cursor` for the page before. */
  prev_cursor: string | null;
};

/** A file of a message. */
export type PortalFile = {
  /** Opaque and stable. */
  id: string;
  filename: string;
  content_type: string;
  /** Bytes. */
  size: number;
  /** Gives the file to the same session. */
  url: string;
};

/** A public message of a request. */
export type PortalReply = {
  /** Opaque and stable. */
  id: string;
  author: {
    type: "you" | "contact" | "agent";
    name: string;
  };
  /** Markdown. */
  body: string;
  /** The body without markup. */
  body_text: string;
  files: Array<PortalFile>;
  /** When it was written. */
  created_at: string;
};

/** A session of the portal. */
export type PortalSession = {
  /** Send it as `Authorization: Bearer`, where there is no cookie. */
  session_token: string;
  /** When it ends at the latest. It ends after 12 hours without a request, too. */
  expires_at: string;
  /** The ticket that the link was about. */
  ticket_number: number | null;
};

/** A ticket with its public messages. */
export type PortalThread = {
  /** Opaque and stable. */
  id: string;
  number: number;
  subject: string;
  /** `awaiting_reply`: the help desk waits for yours. */
  status: "open" | "awaiting_reply" | "solved" | "closed";
  /** Public messages. */
  replies_count: number;
  last_reply_at: string | null;
  /** When it was asked. */
  created_at: string;
  closed_at: string | null;
  /** Its page in the portal. */
  url: string;
  /** The last 50, or those before `before`; the oldest first. */
  replies: Array<PortalReply>;
  /** Whether there are earlier ones: ask with `before`, the id of the first. */
  earlier: boolean;
};

/** A ticket as the contact who asked for it sees it. */
export type PortalTicket = {
  /** Opaque and stable. */
  id: string;
  number: number;
  subject: string;
  /** `awaiting_reply`: the help desk waits for yours. */
  status: "open" | "awaiting_reply" | "solved" | "closed";
  /** Public messages. */
  replies_count: number;
  last_reply_at: string | null;
  /** When it was asked. */
  created_at: string;
  closed_at: string | null;
  /** Its page in the portal. */
  url: string;
};

/** Whose session it is. */
export type PortalVisitor = {
  contact: {
    /** The contact's id. */
    id: string;
    name: string;
    email: string | null;
  };
  workspace: {
    /** The workspace's id. */
    id: string;
    name: string;
  };
};

/** A limit, and what is left of it. */
export type RateLimitStanding = {
  /** As `RateLimit-Policy` names it. */
  policy: string;
  /** Requests in one window. */
  limit: number;
  window_seconds: number;
  /** Requests left in this window. */
  remaining: number;
  /** Seconds until the window ends. */
  reset_seconds: number;
  /** Whether addresses or keys are counted apart; the monthly quota counts the workspace together. */
  partition: "ip" | "key" | "workspace";
  /** Whether the workspace has set it. */
  overridden: boolean;
};

export type RecoverWindow = {
  since?: string;
  /** Now when left out. */
  until?: string;
  /** `failed` leaves out what was delivered; what happened while it was disabled is sent too. */
  only?: "failed" | "all";
};

/** An article with its body as HTML. */
export type RenderedArticle = {
  /** Opaque and stable. */
  id: string;
  title: string;
  /** Unique in the workspace. One that it had earlier still finds it. */
  slug: string;
  /** Its address in this API. */
  url: string;
  /** Markdown. */
  body: string;
  category: CategorySummary | null;
  category_id: string | null;
  /** A language tag such as `de-CH`. */
  locale: string;
  /** Without kb:read every article is `published`. */
  status: "draft" | "published" | "internal";
  /** Who wrote it; null for callers without a key. */
  author: {
    /** A member's id. */
    id: string;
    name: string;
  } | null;
  /** Rises with each change. */
  version: number;
  published_at: string | null;
  /** When it was created. */
  created_at: string;
  /** When it last changed. */
  updated_at: string;
  /** The body as sanitised HTML. */
  body_html: string;
};

export type ReopenTicket = {
  /** Kept in the ticket's history. */
  reason?: string;
};

export type RotateSecret = {
  /** For how long the secret before also signs. 0 ends it at once. */
  overlap_hours?: number;
};

/** What a search found, the best first. */
export type SearchAnswer = {
  data: Array<FoundArticle>;
  /** What was looked for. */
  query: string;
  /** How long the search took, in milliseconds. */
  took_ms: number;
};

/** Present with updated_since and sort=updated_at. Copy it, and no change is lost. */
export type Sync = {
  /** Pass it as `updated_since` next time. */
  next_updated_since: string;
  /** False while there is a next page: follow it first. */
  complete: boolean;
};

/** Members who work on the same tickets. */
export type Team = {
  /** Opaque and stable: what `team_id` names. */
  id: string;
  /** Unique in the workspace, whatever its case. */
  name: string;
  /** How many members are in it. */
  members_count: number;
  created_at: string;
  /** When its name or its members last changed. */
  updated_at: string;
};

/** A member of a team. More roles may be added later. */
export type TeamMember = {
  /** The user's id. */
  id: string;
  name: string;
  /** Null for keys without users:read. */
  email: string | null;
  role: "owner" | "admin" | "read_only_admin" | "developer" | "agent";
  /** When they came into the team. */
  joined_at: string;
};

export type TestResult = {
  success: true;
  message: string;
  key_name: string;
  key_prefix: string;
  scopes: Array<"tickets:read" | "tickets:write" | "tickets:delete" | "comments:read" | "comments:write" | "contacts:read" | "contacts:write" | "customers:read" | "customers:write" | "users:read" | "teams:read" | "attachments:read" | "attachments:write" | "dashboard:read" | "kb:read" | "webhooks:read" | "webhooks:write" | "*">;
  /** null when the key never expires */
  expires_at: string | null;
  organization_id: string;
  authenticated_at: string;
  workspace: {
    id: string;
    name: string;
    slug: string;
  };
  /** What the key may do now: its scopes as far as its owner's role allows. */
  effective_scopes: Array<"tickets:read" | "tickets:write" | "tickets:delete" | "comments:read" | "comments:write" | "contacts:read" | "contacts:write" | "customers:read" | "customers:write" | "users:read" | "teams:read" | "attachments:read" | "attachments:write" | "dashboard:read" | "kb:read" | "webhooks:read" | "webhooks:write" | "*">;
  restrictions: {
    allowed_ips: Array<string>;
    allowed_domains: Array<string>;
  };
  /** The address this request came from, as we see it. */
  client_ip: string | null;
  warnings: Array<{
    code: string;
    detail: string;
  }>;
  request_id: string;
};

export type TestWebhook = {
  /** Sends the newest event of this type under a new id, instead of `webhook.test`. */
  type?: string;
};

/** A request and its conversation. More statuses and channels may be added later. */
export type Ticket = {
  /** Opaque and stable. */
  id: string;
  /** The number people see; unique in the workspace. */
  number: number;
  subject: string;
  status: "open" | "pending" | "on_hold" | "solved" | "closed";
  priority: "low" | "normal" | "high" | "urgent";
  /** What kind of request it is, in your own words. */
  type: string | null;
  /** How it came in. */
  channel: "api" | "email" | "widget" | "portal" | "form";
  tags: Array<string>;
  requester: ContactSummary;
  /** The contact who asks. */
  requester_id: string;
  /** Of tickets of the widget: whether the site proved the requester's address. Else null. */
  requester_verified: boolean | null;
  customer_id: string | null;
  assignee_id: string | null;
  team_id: string | null;
  /** Your own id for it; unique in the workspace. */
  external_id: string | null;
  custom_fields: Record<string, string | number | boolean>;
  /** Your own notes for programs. */
  metadata: Record<string, string | number | boolean>;
  /** Replies and internal notes. */
  comments_count: number;
  attachments_count: number;
  first_response_at: string | null;
  /** When it was last written to. */
  last_comment_at: string;
  due_at: string | null;
  solved_at: string | null;
  closed_at: string | null;
  deleted_at: string | null;
  created_by: {
    type: "user" | "contact" | "api_key" | "system";
    /** The creator's id. */
    id: string;
    name: string;
  };
  /** Its page in the console. */
  web_url: string;
  /** Rises with each change. */
  version: number;
  /** When it was created. */
  created_at: string;
  /** When it last changed; replies count as changes. */
  updated_at: string;
};

/** How many tickets there are. */
export type TicketCounts = {
  /** Tickets with these filters. */
  total: number;
  /** With this status. */
  open: number;
  /** With this status. */
  pending: number;
  /** With this status. */
  on_hold: number;
  /** With this status. */
  solved: number;
  /** With this status. */
  closed: number;
  /** Neither solved nor closed, and nobody works on them. */
  unassigned: number;
  /** Neither solved nor closed, and past their `due_at`. */
  overdue: number;
  /** Since midnight of the time zone. */
  created_today: number;
  /** Since midnight of the time zone. */
  solved_today: number;
  /** With `group_by`, the largest first; else empty. */
  groups: Array<TicketGroup>;
};

/** One change of a ticket. */
export type TicketEvent = {
  /** Opaque and stable. */
  id: string;
  /** Such as `ticket.updated`. More may be added later. */
  type: string;
  actor: {
    type: "user" | "contact" | "api_key" | "system";
    id: string;
    name: string;
  };
  changes: Array<{
    field: string;
    /** Null when there was nothing. */
    from: unknown;
    /** Null when there is nothing any more. */
    to: unknown;
  }>;
  created_at: string;
};

/** Tickets that have something in common. */
export type TicketGroup = {
  /** The value, or `none`. Of two dimensions, both with a comma between them. */
  key: string;
  /** The same for people. */
  label: string;
  /** The value of each dimension; null for none. */
  by: Record<string, string | null>;
  /** Tickets. */
  count: number;
};

export type TicketPatch = {
  subject?: string;
  status?: "open" | "pending" | "on_hold" | "solved" | "closed";
  priority?: "low" | "normal" | "high" | "urgent";
  type?: string | null;
  assignee_id?: string | null;
  team_id?: string | null;
  requester_id?: string;
  customer_id?: string | null;
  /** Replaces all tags. */
  tags?: Array<string> | null;
  add_tags?: Array<string>;
  remove_tags?: Array<string>;
  custom_fields?: Record<string, string | number | boolean | null> | null;
  metadata?: Record<string, string | number | boolean | null> | null;
  external_id?: string | null;
  due_at?: string | null;
  /** Refuses the change (412) when the ticket has another version by now. */
  if_version?: number;
};

/** One interval of a series. */
export type TicketPoint = {
  /** The beginning of the interval. */
  at: string;
  /** Null where there is no average, since no ticket had its first reply then. */
  value: number | null;
};

/** What is left of something that was deleted. Only with include_deleted=true. */
export type Tombstone = {
  id: string;
  deleted: true;
  deleted_at: string;
  updated_at: string;
};

/** A member of the workspace. More roles may be added later. */
export type User = {
  /** Opaque and stable: what `assignee_id` names. */
  id: string;
  name: string;
  email: string;
  role: "owner" | "admin" | "read_only_admin" | "developer" | "agent";
  /** Members are, until they are removed. */
  active: boolean;
  /** The teams that they are in. */
  team_ids: Array<string>;
  /** Reserved: always null at present. */
  avatar_url: null;
  /** When they joined. */
  created_at: string;
};

/** An address that events are sent to. */
export type Webhook = {
  /** Opaque and stable. */
  id: string;
  /** Where events are sent. */
  url: string;
  /** Types of events, and wildcards such as `ticket.*` and `*`. */
  events: Array<string>;
  description: string;
  /** `thin` sends ids instead of whole objects. */
  payload: "full" | "thin";
  filters: WebhookFilters;
  /** Sent with every delivery. The values are kept encrypted and shown masked. */
  headers: Record<string, string>;
  enabled: boolean;
  /** Why it is disabled. More may be added later. */
  disabled_reason: "by_hand" | "gone" | "failing" | "rights_lost" | null;
  disabled_at: string | null;
  rights_of: WebhookRights;
  old_secret_until: string | null;
  /** Rises with each change. */
  version: number;
  /** When it was created. */
  created_at: string;
  /** When it last changed. */
  updated_at: string;
};

/** What was sent once, and what came back. */
export type WebhookAttempt = {
  number: number;
  /** When it began. */
  started_at: string;
  /** Null when no answer came; `error` says why. */
  response_status: number | null;
  /** Milliseconds from the look-up of the name to the answer. */
  response_ms: number | null;
  /** Why no answer came, in words. Empty when one did. */
  error: string;
  request_headers: Record<string, string>;
  /** Null for whoever may not see it: it takes the scopes that read the event. */
  request_body: string | null;
  /** The first 2 KB of the answer. Null for whoever may not see it: it takes full access. */
  response_snippet: string | null;
};

/** One event for one webhook. */
export type WebhookDelivery = {
  /** Opaque and stable. */
  id: string;
  /** The webhook. */
  webhook_id: string;
  /** The event, and the `webhook-id` header: the same for every attempt. */
  event_id: string;
  event_type: string;
  /** Of the event; 0 for a test. */
  sequence: number;
  status: "pending" | "delivered" | "failed" | "withheld";
  attempts_count: number;
  next_attempt_at: string | null;
  /** Null when no answer came; `error` says why. */
  response_status: number | null;
  /** Milliseconds from the look-up of the name to the answer. */
  response_ms: number | null;
  /** Why no answer came, in words. Empty when one did. */
  error: string;
  /** When it was queued first. */
  created_at: string;
  finished_at: string | null;
};

export type WebhookDeliveryWithAttempts = {
  /** Opaque and stable. */
  id: string;
  /** The webhook. */
  webhook_id: string;
  /** The event, and the `webhook-id` header: the same for every attempt. */
  event_id: string;
  event_type: string;
  /** Of the event; 0 for a test. */
  sequence: number;
  status: "pending" | "delivered" | "failed" | "withheld";
  attempts_count: number;
  next_attempt_at: string | null;
  /** Null when no answer came; `error` says why. */
  response_status: number | null;
  /** Milliseconds from the look-up of the name to the answer. */
  response_ms: number | null;
  /** Why no answer came, in words. Empty when one did. */
  error: string;
  /** When it was queued first. */
  created_at: string;
  finished_at: string | null;
  /** Oldest first; the last 50. */
  attempts: Array<WebhookAttempt>;
};

/** Narrows down events about tickets and what hangs on them; an empty list lets all through. */
export type WebhookFilters = {
  /** Tickets of one of these teams. */
  team_id: Array<string>;
  /** Tickets with one of these tags. */
  tag: Array<string>;
  /** Tickets of one of these priorities. */
  priority: Array<string>;
};

export type WebhookPatch = {
  /** https, and a public address. */
  url?: string;
  /** Types, and wildcards such as `ticket.*`. `*` is everything that the rights allow. */
  events?: Array<string>;
  description?: string;
  payload?: "full" | "thin";
  filters?: {
    team_id?: Array<string>;
    tag?: Array<string>;
    priority?: Array<"low" | "normal" | "high" | "urgent">;
  } | null;
  enabled?: boolean;
  /** Those that are named; `null` takes one away. */
  headers?: Record<string, string | null> | null;
  /** Refuses the change (412) when the webhook has another version by now. */
  if_version?: number;
};

/** A window of events that is sent again. */
export type WebhookRecovery = {
  /** Ask for its progress with it. */
  id: string;
  /** The webhook. */
  webhook_id: string;
  status: "running" | "done";
  only: "failed" | "all";
  /** The beginning of the window. */
  since: string;
  /** Its end. */
  until: string;
  /** Deliveries that it has queued so far. */
  queued: number;
  /** When it was asked for. */
  created_at: string;
  finished_at: string | null;
};

/** Whose rights decide what it gets: an event is sent only if they may read what it tells of. */
export type WebhookRights = {
  type: "user" | "api_key" | "system";
  id: string;
  name: string;
};

export type WebhookTestOutcome = {
  delivery: {
    /** The delivery in the log. */
    id: string;
    status: "delivered" | "failed";
    /** Null when no answer came; `error` says why. */
    response_status: number | null;
    /** Milliseconds from the look-up of the name to the answer. */
    response_ms: number | null;
    /** Why no answer came, in words. Empty when one did. */
    error: string;
    /** The first 2 KB of the answer. Null for whoever may not see it: it takes full access. */
    response_snippet: string | null;
  };
};

export type WebhookWithSecret = {
  /** Opaque and stable. */
  id: string;
  /** Where events are sent. */
  url: string;
  /** Types of events, and wildcards such as `ticket.*` and `*`. */
  events: Array<string>;
  description: string;
  /** `thin` sends ids instead of whole objects. */
  payload: "full" | "thin";
  filters: WebhookFilters;
  /** Sent with every delivery. The values are kept encrypted and shown masked. */
  headers: Record<string, string>;
  enabled: boolean;
  /** Why it is disabled. More may be added later. */
  disabled_reason: "by_hand" | "gone" | "failing" | "rights_lost" | null;
  disabled_at: string | null;
  rights_of: WebhookRights;
  old_secret_until: string | null;
  /** Rises with each change. */
  version: number;
  /** When it was created. */
  created_at: string;
  /** When it last changed. */
  updated_at: string;
  /** Signs deliveries after Standard Webhooks. Shown now and never again. */
  secret: string;
};

/** The form as the workspace has set it. */
export type WidgetConfig = {
  title: string;
  greeting: string;
  fields: Array<WidgetField>;
  /** The language of its texts. */
  locale: string;
  colors: {
    /** Of buttons. */
    accent: string;
    /** Of text on the accent. */
    on_accent: string;
    /** The accent as text on a light ground. */
    text_light: string;
    /** The accent as text on a dark ground. */
    text_dark: string;
  };
  /** Whether articles can be searched. */
  kb_enabled: boolean;
  /** None is asked for. */
  captcha: null;
  /** MiB of one file. */
  max_file_mb: number;
  max_files: number;
  /** Send it with the ticket, after 2 seconds at least and 24 hours at most. */
  form_token: string;
};

/** A field of the form. */
export type WidgetField = {
  /** As a form sends it: `requester[email]`. */
  name: string;
  label: string;
  type: "text" | "email" | "choice" | "multiline";
  required: boolean;
  max_length: number;
  /** Of a choice; else empty. */
  choices: Array<string>;
};

/** The proof of the site that its visitor has this address. */
export type WidgetIdentity = {
  email: string;
  /** HMAC-SHA-256 over the address, as it stands in `email`, with the widget's secret; in hex. */
  hmac: string;
};

/** Who asks. A contact whom the workspace knows already is not renamed. */
export type WidgetRequester = {
  email: string;
  name?: string;
};

/** A ticket, to somebody without a key. */
export type WidgetTicket = {
  /** Opaque and stable. */
  id: string;
  /** The number people see. */
  number: number;
  status: "open" | "pending" | "on_hold" | "solved" | "closed";
  created_at: string;
};

export type ListTicketsQuery = {
  /** Tickets that have all of these words: in the subject, the number, the requester's name or address, in replies, and with comments:read in internal notes. */
  q?: string;
  /** One or more, with commas; `all` is the default. */
  status?: Array<"open" | "pending" | "on_hold" | "solved" | "closed" | "all">;
  /** One or more, with commas. */
  priority?: Array<"low" | "normal" | "high" | "urgent">;
  /** A member's id, or `none`. */
  assignee_id?: string;
  /** A team's id, or `none`. */
  team_id?: string;
  requester_id?: string;
  customer_id?: string;
  requester_email?: string;
  /** Tickets that have all of these, with commas. */
  tag?: Array<string>;
  channel?: "api" | "email" | "widget" | "portal" | "form";
  external_id?: string;
  /** Up to 100 ids, with commas. */
  ids?: Array<string>;
  /** Created at this time or later. */
  created_since?: string;
  /** Created before this time. */
  created_until?: string;
  /** Changed at this time or later. With sort=updated_at the answer has `sync` for the next call. */
  updated_since?: string;
  /** Shows what was deleted too, as tombstones. */
  include_deleted?: boolean;
  /** Changed before this time. */
  updated_until?: string;
  sort?: "created_at" | "-created_at" | "updated_at" | "-updated_at" | "number" | "-number" | "priority" | "-priority" | "last_comment_at" | "-last_comment_at";
  /** Rows on a page. More than 100 is lowered to 100, and said so. */
  limit?: number;
  /** `next_cursor` or `prev_cursor` of another page of the same list. */
  cursor?: string;
  /** Says how many there are in all; it takes longer. */
  count?: boolean;
  /** Only these members, with commas, and `id`. The rest is missing then, whether the schema requires it or not. */
  fields?: Array<"id" | "number" | "subject" | "status" | "priority" | "type" | "channel" | "tags" | "requester" | "requester_id" | "requester_verified" | "customer_id" | "assignee_id" | "team_id" | "external_id" | "custom_fields" | "metadata" | "comments_count" | "attachments_count" | "first_response_at" | "last_comment_at" | "due_at" | "solved_at" | "closed_at" | "deleted_at" | "created_by" | "web_url" | "version" | "created_at" | "updated_at">;
  /** Sends these along, with commas: the whole `requester` (contacts:read), `customer` (customers:read), `assignee` (users:read), `team` (teams:read), and `comments` (comments:read), the latest 25, oldest first. Each needs its own scope. */
  expand?: Array<"requester" | "customer" | "assignee" | "team" | "comments">;
};

export type CreateTicketQuery = {
  /** Checks everything and answers as if it were done (200, `Preference-Applied: dry-run`), but stores, mails and tells nothing. */
  dry_run?: boolean;
};

export type GetTicketQuery = {
  /** Only these members, with commas, and `id`. The rest is missing then, whether the schema requires it or not. */
  fields?: Array<"id" | "number" | "subject" | "status" | "priority" | "type" | "channel" | "tags" | "requester" | "requester_id" | "requester_verified" | "customer_id" | "assignee_id" | "team_id" | "external_id" | "custom_fields" | "metadata" | "comments_count" | "attachments_count" | "first_response_at" | "last_comment_at" | "due_at" | "solved_at" | "closed_at" | "deleted_at" | "created_by" | "web_url" | "version" | "created_at" | "updated_at">;
  /** Sends these along, with commas: the whole `requester` (contacts:read), `customer` (customers:read), `assignee` (users:read), `team` (teams:read), and `comments` (comments:read), the latest 25, oldest first. Each needs its own scope. */
  expand?: Array<"requester" | "customer" | "assignee" | "team" | "comments">;
};

export type UpdateTicketQuery = {
  /** Checks everything and answers as if it were done (200, `Preference-Applied: dry-run`), but stores, mails and tells nothing. */
  dry_run?: boolean;
};

export type ReplyToTicketQuery = {
  /** Checks everything and answers as if it were done (200, `Preference-Applied: dry-run`), but stores, mails and tells nothing. */
  dry_run?: boolean;
};

export type CloseTicketQuery = {
  /** Checks everything and answers as if it were done (200, `Preference-Applied: dry-run`), but stores, mails and tells nothing. */
  dry_run?: boolean;
};

export type ReopenTicketQuery = {
  /** Checks everything and answers as if it were done (200, `Preference-Applied: dry-run`), but stores, mails and tells nothing. */
  dry_run?: boolean;
};

export type ListTicketHistoryQuery = {
  sort?: "created_at" | "-created_at";
  /** Rows on a page. More than 100 is lowered to 100, and said so. */
  limit?: number;
  /** `next_cursor` or `prev_cursor` of another page of the same list. */
  cursor?: string;
  /** Says how many there are in all; it takes longer. */
  count?: boolean;
};

export type AddNoteQuery = {
  /** Checks everything and answers as if it were done (200, `Preference-Applied: dry-run`), but stores, mails and tells nothing. */
  dry_run?: boolean;
};

export type AddCommentQuery = {
  /** Checks everything and answers as if it were done (200, `Preference-Applied: dry-run`), but stores, mails and tells nothing. */
  dry_run?: boolean;
};

export type ListTicketCommentsQuery = {
  /** Only replies or only notes. Notes need comments:read. */
  type?: "reply" | "note";
  /** Written at this time or later. */
  since?: string;
  sort?: "created_at" | "-created_at";
  /** Rows on a page. More than 100 is lowered to 100, and said so. */
  limit?: number;
  /** `next_cursor` or `prev_cursor` of another page of the same list. */
  cursor?: string;
  /** Says how many there are in all; it takes longer. */
  count?: boolean;
  /** Only these members, with commas, and `id`. The rest is missing then, whether the schema requires it or not. */
  fields?: Array<"id" | "ticket_id" | "type" | "direction" | "body" | "body_text" | "author" | "attachments" | "channel" | "cc" | "delivery" | "created_at" | "updated_at">;
};

export type GetCommentQuery = {
  /** Only these members, with commas, and `id`. The rest is missing then, whether the schema requires it or not. */
  fields?: Array<"id" | "ticket_id" | "type" | "direction" | "body" | "body_text" | "author" | "attachments" | "channel" | "cc" | "delivery" | "created_at" | "updated_at">;
};

export type UpdateCommentQuery = {
  /** Checks everything and answers as if it were done (200, `Preference-Applied: dry-run`), but stores, mails and tells nothing. */
  dry_run?: boolean;
};

export type ListCommentsQuery = {
  ticket_id?: string;
  type?: "reply" | "note";
  author_id?: string;
  /** Changed at this time or later. With sort=updated_at the answer has `sync` for the next call. */
  updated_since?: string;
  /** Shows what was deleted too, as tombstones. */
  include_deleted?: boolean;
  sort?: "updated_at" | "-updated_at";
  /** Rows on a page. More than 100 is lowered to 100, and said so. */
  limit?: number;
  /** `next_cursor` or `prev_cursor` of another page of the same list. */
  cursor?: string;
  /** Says how many there are in all; it takes longer. */
  count?: boolean;
  /** Only these members, with commas, and `id`. The rest is missing then, whether the schema requires it or not. */
  fields?: Array<"id" | "ticket_id" | "type" | "direction" | "body" | "body_text" | "author" | "attachments" | "channel" | "cc" | "delivery" | "created_at" | "updated_at">;
};

export type ListContactsQuery = {
  email?: string;
  /** As it is stored. */
  phone?: string;
  external_id?: string;
  customer_id?: string;
  /** In the name, the e-mail address, the number or the external id. */
  q?: string;
  /** Changed at this time or later. With sort=updated_at the answer has `sync` for the next call. */
  updated_since?: string;
  /** Shows what was deleted too, as tombstones. */
  include_deleted?: boolean;
  sort?: "created_at" | "-created_at" | "updated_at" | "-updated_at" | "name" | "-name";
  /** Rows on a page. More than 100 is lowered to 100, and said so. */
  limit?: number;
  /** `next_cursor` or `prev_cursor` of another page of the same list. */
  cursor?: string;
  /** Says how many there are in all; it takes longer. */
  count?: boolean;
  /** Only these members, with commas, and `id`. The rest is missing then, whether the schema requires it or not. */
  fields?: Array<"id" | "name" | "email" | "phone" | "external_id" | "customer_id" | "locale" | "timezone" | "tags" | "custom_fields" | "metadata" | "version" | "created_at" | "updated_at">;
};

export type CreateContactQuery = {
  /** When there is one already: 409, the existing one as it is, or the existing one changed. */
  on_conflict?: "error" | "return" | "update";
  /** Checks everything and answers as if it were done (200, `Preference-Applied: dry-run`), but stores, mails and tells nothing. */
  dry_run?: boolean;
};

export type GetContactQuery = {
  /** Only these members, with commas, and `id`. The rest is missing then, whether the schema requires it or not. */
  fields?: Array<"id" | "name" | "email" | "phone" | "external_id" | "customer_id" | "locale" | "timezone" | "tags" | "custom_fields" | "metadata" | "version" | "created_at" | "updated_at">;
};

export type UpdateContactQuery = {
  /** Checks everything and answers as if it were done (200, `Preference-Applied: dry-run`), but stores, mails and tells nothing. */
  dry_run?: boolean;
};

export type DeleteContactQuery = {
  /** Also while tickets are open. */
  force?: boolean;
};

export type ListContactTicketsQuery = {
  /** Tickets that have all of these words: in the subject, the number, the requester's name or address, in replies, and with comments:read in internal notes. */
  q?: string;
  /** One or more, with commas; `all` is the default. */
  status?: Array<"open" | "pending" | "on_hold" | "solved" | "closed" | "all">;
  /** One or more, with commas. */
  priority?: Array<"low" | "normal" | "high" | "urgent">;
  /** A member's id, or `none`. */
  assignee_id?: string;
  /** A team's id, or `none`. */
  team_id?: string;
  customer_id?: string;
  /** Tickets that have all of these, with commas. */
  tag?: Array<string>;
  channel?: "api" | "email" | "widget" | "portal" | "form";
  external_id?: string;
  /** Up to 100 ids, with commas. */
  ids?: Array<string>;
  /** Created at this time or later. */
  created_since?: string;
  /** Created before this time. */
  created_until?: string;
  /** Changed at this time or later. With sort=updated_at the answer has `sync` for the next call. */
  updated_since?: string;
  /** Shows what was deleted too, as tombstones. */
  include_deleted?: boolean;
  /** Changed before this time. */
  updated_until?: string;
  sort?: "created_at" | "-created_at" | "updated_at" | "-updated_at" | "number" | "-number" | "priority" | "-priority" | "last_comment_at" | "-last_comment_at";
  /** Rows on a page. More than 100 is lowered to 100, and said so. */
  limit?: number;
  /** `next_cursor` or `prev_cursor` of another page of the same list. */
  cursor?: string;
  /** Says how many there are in all; it takes longer. */
  count?: boolean;
  /** Only these members, with commas, and `id`. The rest is missing then, whether the schema requires it or not. */
  fields?: Array<"id" | "number" | "subject" | "status" | "priority" | "type" | "channel" | "tags" | "requester" | "requester_id" | "requester_verified" | "customer_id" | "assignee_id" | "team_id" | "external_id" | "custom_fields" | "metadata" | "comments_count" | "attachments_count" | "first_response_at" | "last_comment_at" | "due_at" | "solved_at" | "closed_at" | "deleted_at" | "created_by" | "web_url" | "version" | "created_at" | "updated_at">;
  /** Sends these along, with commas: the whole `requester` (contacts:read), `customer` (customers:read), `assignee` (users:read), `team` (teams:read), and `comments` (comments:read), the latest 25, oldest first. Each needs its own scope. */
  expand?: Array<"requester" | "customer" | "assignee" | "team" | "comments">;
};

export type ListCustomersQuery = {
  kind?: "company" | "person";
  /** Customers that have this one among their domains. */
  domain?: string;
  external_id?: string;
  /** In the name, the domains or the external id. */
  q?: string;
  /** Changed at this time or later. With sort=updated_at the answer has `sync` for the next call. */
  updated_since?: string;
  /** Shows what was deleted too, as tombstones. */
  include_deleted?: boolean;
  sort?: "created_at" | "-created_at" | "updated_at" | "-updated_at" | "name" | "-name";
  /** Rows on a page. More than 100 is lowered to 100, and said so. */
  limit?: number;
  /** `next_cursor` or `prev_cursor` of another page of the same list. */
  cursor?: string;
  /** Says how many there are in all; it takes longer. */
  count?: boolean;
  /** Only these members, with commas, and `id`. The rest is missing then, whether the schema requires it or not. */
  fields?: Array<"id" | "name" | "kind" | "domains" | "external_id" | "tags" | "custom_fields" | "metadata" | "version" | "created_at" | "updated_at">;
};

export type CreateCustomerQuery = {
  /** When there is one already: 409, the existing one as it is, or the existing one changed. */
  on_conflict?: "error" | "return" | "update";
  /** Checks everything and answers as if it were done (200, `Preference-Applied: dry-run`), but stores, mails and tells nothing. */
  dry_run?: boolean;
};

export type GetCustomerQuery = {
  /** Only these members, with commas, and `id`. The rest is missing then, whether the schema requires it or not. */
  fields?: Array<"id" | "name" | "kind" | "domains" | "external_id" | "tags" | "custom_fields" | "metadata" | "version" | "created_at" | "updated_at">;
};

export type UpdateCustomerQuery = {
  /** Checks everything and answers as if it were done (200, `Preference-Applied: dry-run`), but stores, mails and tells nothing. */
  dry_run?: boolean;
};

export type DeleteCustomerQuery = {
  /** Also while tickets are open. */
  force?: boolean;
};

export type ListCustomerContactsQuery = {
  email?: string;
  /** As it is stored. */
  phone?: string;
  external_id?: string;
  /** In the name, the e-mail address, the number or the external id. */
  q?: string;
  /** Changed at this time or later. With sort=updated_at the answer has `sync` for the next call. */
  updated_since?: string;
  /** Shows what was deleted too, as tombstones. */
  include_deleted?: boolean;
  sort?: "created_at" | "-created_at" | "updated_at" | "-updated_at" | "name" | "-name";
  /** Rows on a page. More than 100 is lowered to 100, and said so. */
  limit?: number;
  /** `next_cursor` or `prev_cursor` of another page of the same list. */
  cursor?: string;
  /** Says how many there are in all; it takes longer. */
  count?: boolean;
  /** Only these members, with commas, and `id`. The rest is missing then, whether the schema requires it or not. */
  fields?: Array<"id" | "name" | "email" | "phone" | "external_id" | "customer_id" | "locale" | "timezone" | "tags" | "custom_fields" | "metadata" | "version" | "created_at" | "updated_at">;
};

export type ListCustomerTicketsQuery = {
  /** Tickets that have all of these words: in the subject, the number, the requester's name or address, in replies, and with comments:read in internal notes. */
  q?: string;
  /** One or more, with commas; `all` is the default. */
  status?: Array<"open" | "pending" | "on_hold" | "solved" | "closed" | "all">;
  /** One or more, with commas. */
  priority?: Array<"low" | "normal" | "high" | "urgent">;
  /** A member's id, or `none`. */
  assignee_id?: string;
  /** A team's id, or `none`. */
  team_id?: string;
  requester_id?: string;
  requester_email?: string;
  /** Tickets that have all of these, with commas. */
  tag?: Array<string>;
  channel?: "api" | "email" | "widget" | "portal" | "form";
  external_id?: string;
  /** Up to 100 ids, with commas. */
  ids?: Array<string>;
  /** Created at this time or later. */
  created_since?: string;
  /** Created before this time. */
  created_until?: string;
  /** Changed at this time or later. With sort=updated_at the answer has `sync` for the next call. */
  updated_since?: string;
  /** Shows what was deleted too, as tombstones. */
  include_deleted?: boolean;
  /** Changed before this time. */
  updated_until?: string;
  sort?: "created_at" | "-created_at" | "updated_at" | "-updated_at" | "number" | "-number" | "priority" | "-priority" | "last_comment_at" | "-last_comment_at";
  /** Rows on a page. More than 100 is lowered to 100, and said so. */
  limit?: number;
  /** `next_cursor` or `prev_cursor` of another page of the same list. */
  cursor?: string;
  /** Says how many there are in all; it takes longer. */
  count?: boolean;
  /** Only these members, with commas, and `id`. The rest is missing then, whether the schema requires it or not. */
  fields?: Array<"id" | "number" | "subject" | "status" | "priority" | "type" | "channel" | "tags" | "requester" | "requester_id" | "requester_verified" | "customer_id" | "assignee_id" | "team_id" | "external_id" | "custom_fields" | "metadata" | "comments_count" | "attachments_count" | "first_response_at" | "last_comment_at" | "due_at" | "solved_at" | "closed_at" | "deleted_at" | "created_by" | "web_url" | "version" | "created_at" | "updated_at">;
  /** Sends these along, with commas: the whole `requester` (contacts:read), `customer` (customers:read), `assignee` (users:read), `team` (teams:read), and `comments` (comments:read), the latest 25, oldest first. Each needs its own scope. */
  expand?: Array<"requester" | "customer" | "assignee" | "team" | "comments">;
};

export type ListUsersQuery = {
  /** Only the members of this team. */
  team_id?: string;
  role?: "owner" | "admin" | "read_only_admin" | "developer" | "agent";
  active?: boolean;
  /** In the name or the e-mail address. */
  q?: string;
  sort?: "created_at" | "-created_at";
  /** Rows on a page. More than 100 is lowered to 100, and said so. */
  limit?: number;
  /** `next_cursor` or `prev_cursor` of another page of the same list. */
  cursor?: string;
  /** Says how many there are in all; it takes longer. */
  count?: boolean;
  /** Only these members, with commas, and `id`. The rest is missing then, whether the schema requires it or not. */
  fields?: Array<"id" | "name" | "email" | "role" | "active" | "team_ids" | "avatar_url" | "created_at">;
};

export type ListTeamsQuery = {
  /** In the name. */
  q?: string;
  sort?: "name" | "-name" | "created_at" | "-created_at";
  /** Rows on a page. More than 100 is lowered to 100, and said so. */
  limit?: number;
  /** `next_cursor` or `prev_cursor` of another page of the same list. */
  cursor?: string;
  /** Says how many there are in all; it takes longer. */
  count?: boolean;
  /** Only these members, with commas, and `id`. The rest is missing then, whether the schema requires it or not. */
  fields?: Array<"id" | "name" | "members_count" | "created_at" | "updated_at">;
};

export type GetTeamQuery = {
  /** Only these members, with commas, and `id`. The rest is missing then, whether the schema requires it or not. */
  fields?: Array<"id" | "name" | "members_count" | "created_at" | "updated_at">;
};

export type ListTeamMembersQuery = {
  sort?: "joined_at" | "-joined_at";
  /** Rows on a page. More than 100 is lowered to 100, and said so. */
  limit?: number;
  /** `next_cursor` or `prev_cursor` of another page of the same list. */
  cursor?: string;
  /** Says how many there are in all; it takes longer. */
  count?: boolean;
  /** Only these members, with commas, and `id`. The rest is missing then, whether the schema requires it or not. */
  fields?: Array<"id" | "name" | "email" | "role" | "joined_at">;
};

export type GetUserQuery = {
  /** Only these members, with commas, and `id`. The rest is missing then, whether the schema requires it or not. */
  fields?: Array<"id" | "name" | "email" | "role" | "active" | "team_ids" | "avatar_url" | "created_at">;
};

export type GetDashboardCountsQuery = {
  /** One or more, with commas; `all` is the default. */
  status?: Array<"open" | "pending" | "on_hold" | "solved" | "closed" | "all">;
  /** One or more, with commas. */
  priority?: Array<"low" | "normal" | "high" | "urgent">;
  /** A member's id, or `none`. */
  assignee_id?: string;
  /** A team's id, or `none`. */
  team_id?: string;
  requester_id?: string;
  customer_id?: string;
  /** Tickets that have all of these, with commas. */
  tag?: Array<string>;
  channel?: "api" | "email" | "widget" | "portal" | "form";
  /** Whose days and hours are meant, such as `Europe/Zurich`; with summer time where it has one. */
  timezone?: string;
  /** One or two, with commas. A ticket counts once for each of its tags. */
  group_by?: Array<"status" | "priority" | "team" | "assignee" | "channel" | "tag">;
  /** Only tickets created at this time or later. */
  from?: string;
  /** Only tickets created before this time. */
  to?: string;
};

export type GetDashboardTimeseriesQuery = {
  /** One or more, with commas; `all` is the default. */
  status?: Array<"open" | "pending" | "on_hold" | "solved" | "closed" | "all">;
  /** One or more, with commas. */
  priority?: Array<"low" | "normal" | "high" | "urgent">;
  /** A member's id, or `none`. */
  assignee_id?: string;
  /** A team's id, or `none`. */
  team_id?: string;
  requester_id?: string;
  customer_id?: string;
  /** Tickets that have all of these, with commas. */
  tag?: Array<string>;
  channel?: "api" | "email" | "widget" | "portal" | "form";
  /** Whose days and hours are meant, such as `Europe/Zurich`; with summer time where it has one. */
  timezone?: string;
  /** Tickets created, tickets solved, or the average minutes to the first reply of an agent. */
  metric: "created" | "solved" | "first_response_minutes";
  /** Weeks begin on Monday. */
  interval?: "hour" | "day" | "week";
  /** Moved back to the beginning of its interval. Default: 24 hours, 30 days or 12 weeks before `to`. At most 400 points. */
  from?: string;
  /** Up to, not including; default now. */
  to?: string;
};

export type ListArticlesQuery = {
  /** The workspace, for callers without a key. */
  workspace_id?: string;
  category_id?: string;
  /** Articles in exactly this language. */
  locale?: string;
  /** One or more, with commas. Others than `published` need kb:read. */
  status?: Array<"draft" | "published" | "internal">;
  /** Changed at this time or later. With sort=updated_at the answer has `sync` for the next call. */
  updated_since?: string;
  /** Shows what was deleted too, as tombstones. */
  include_deleted?: boolean;
  sort?: "created_at" | "-created_at" | "updated_at" | "-updated_at" | "title" | "-title";
  /** Rows on a page. More than 100 is lowered to 100, and said so. */
  limit?: number;
  /** `next_cursor` or `prev_cursor` of another page of the same list. */
  cursor?: string;
  /** Says how many there are in all; it takes longer. */
  count?: boolean;
};

export type GetArticleQuery = {
  /** The workspace, for callers without a key. */
  workspace_id?: string;
};

export type ListCategoriesQuery = {
  /** The workspace, for callers without a key. */
  workspace_id?: string;
  /** Changed at this time or later. With sort=updated_at the answer has `sync` for the next call. */
  updated_since?: string;
  /** Shows what was deleted too, as tombstones. */
  include_deleted?: boolean;
  sort?: "name" | "-name" | "created_at" | "-created_at" | "updated_at" | "-updated_at";
  /** Rows on a page. More than 100 is lowered to 100, and said so. */
  limit?: number;
  /** `next_cursor` or `prev_cursor` of another page of the same list. */
  cursor?: string;
  /** Says how many there are in all; it takes longer. */
  count?: boolean;
};

export type SearchArticlesQuery = {
  /** The workspace, for callers without a key. */
  workspace_id?: string;
  /** What is looked for, in anybody's words. */
  q: string;
  category_id?: string;
  /** Articles in exactly this language. */
  locale?: string;
  /** Articles at most. */
  limit?: number;
};

export type DownloadAttachmentQuery = {
  /** Of the link. */
  expires: string;
  /** Of the link. */
  signature: string;
};

export type ListEventsQuery = {
  /** One or more, with commas; `ticket.*` stands for all that begin so. */
  type?: Array<"ticket.created" | "ticket.updated" | "ticket.status_changed" | "ticket.assigned" | "ticket.closed" | "ticket.reopened" | "ticket.deleted" | "ticket.restored" | "comment.created" | "comment.updated" | "comment.deleted" | "attachment.created" | "contact.created" | "contact.updated" | "contact.deleted" | "customer.created" | "customer.updated" | "customer.deleted" | "kb.article.published" | "kb.article.updated" | "kb.article.unpublished" | "api_key.created" | "api_key.replaced" | "api_key.revoked" | "api_key.expiring" | "api_key.expired" | "api_key.exposed" | "*" | "ticket.*" | "comment.*" | "attachment.*" | "contact.*" | "customer.*" | "kb.article.*" | "api_key.*" | "kb.*">;
  /** Events about one thing, such as a ticket. */
  resource_id?: string;
  /** Events of this time or later. */
  since?: string;
  /** Events after the one with this sequence: what you missed. */
  after_sequence?: number;
  /** `cursor` of an earlier answer: events after those. Good with any other filters. */
  cursor?: string;
  /** Rows on a page. More than 100 is lowered to 100, and said so. */
  limit?: number;
  /** Seconds to wait for an event when there is none; the answer comes as soon as there is one. */
  wait?: number;
};

export type ListWebhooksQuery = {
  sort?: "created_at" | "-created_at";
  /** Rows on a page. More than 100 is lowered to 100, and said so. */
  limit?: number;
  /** `next_cursor` or `prev_cursor` of another page of the same list. */
  cursor?: string;
  /** Says how many there are in all; it takes longer. */
  count?: boolean;
};

export type CreateWebhookQuery = {
  /** Checks everything and answers as if it were done (200, `Preference-Applied: dry-run`), but stores, mails and tells nothing. */
  dry_run?: boolean;
};

export type UpdateWebhookQuery = {
  /** Checks everything and answers as if it were done (200, `Preference-Applied: dry-run`), but stores, mails and tells nothing. */
  dry_run?: boolean;
};

export type ListWebhookDeliveriesQuery = {
  status?: "pending" | "delivered" | "failed" | "withheld";
  /** The type of the event. */
  type?: string;
  event_id?: string;
  /** Queued at this time or later. */
  since?: string;
  sort?: "created_at" | "-created_at";
  /** Rows on a page. More than 100 is lowered to 100, and said so. */
  limit?: number;
  /** `next_cursor` or `prev_cursor` of another page of the same list. */
  cursor?: string;
  /** Says how many there are in all; it takes longer. */
  count?: boolean;
};

export type CreateWidgetTicketQuery = {
  /** The workspace, where the path does not name it. */
  workspace_id?: string;
};

export type SearchWidgetArticlesQuery = {
  /** What is looked for, in anybody's words. */
  q: string;
  /** Articles at most. */
  limit?: number;
};

export type ListPortalTicketsQuery = {
  sort?: "created_at" | "-created_at";
  /** Rows on a page. More than 100 is lowered to 100, and said so. */
  limit?: number;
  /** `next_cursor` or `prev_cursor` of another page of the same list. */
  cursor?: string;
  /** Says how many there are in all; it takes longer. */
  count?: boolean;
};

export type GetPortalTicketQuery = {
  /** The id of a message: shows the ones before it. */
  before?: string;
};

export function key(call: Call) {
  return {
    /** Check an API key. Answers any valid key, whatever its scopes, and says what it may do. Needs any valid key. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    test: (options?: CallOptions) =>
      call<TestResult>("GET", "/test", {}, options),
  };
}

export function rateLimits(call: Call) {
  return {
    /** See what is left of each limit. Of this key, from the address it calls from, and of the workspace's monthly quota if it has one. Asking costs nothing. Needs any valid key. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    list: (options?: CallOptions) =>
      call<{
        data: Array<RateLimitStanding>;
      }>("GET", "/rate-limits", {}, options).then(dataOf),
  };
}

export function health(call: Call) {
  return {
    /** Whether the API can answer. For load balancers: 503 when the database does not answer. Not counted. Needs no key. Limit: 60 requests per 60 s and address, unless the workspace has set another. */
    check: (options?: CallOptions) =>
      call<{
        status: "ok";
      }>("GET", "/health", {}, options),
  };
}

export function leaks(call: Call) {
  return {
    /** Report a leaked key. For anybody who found a key; no key of one's own is needed. A real one is revoked at once and its people are told. The answer is the same for every text. Needs no key. Limit: 60 requests per 60 s and address, unless the workspace has set another. */
    report: (body: LeakReport, options?: CallOptions) =>
      call<LeakAnswer>("POST", "/leaks", { body }, options),
  };
}

export function tickets(call: Call) {
  return {
    /** List tickets. Every status unless `status` says otherwise, newest first. Deleted tickets are left out. Needs `tickets:read`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    list: ((query: ListTicketsQuery = {}, options?: CallOptions) =>
      new Pages<{
        data: Array<ExpandedTicket | Tombstone>;
        pagination: Pagination;
        sync?: Sync;
      }>(call, "/tickets", query, options)) as Lists<[], ListTicketsQuery, {
        data: Array<ExpandedTicket | Tombstone>;
        pagination: Pagination;
        sync?: Sync;
      }>,
    /** Create a ticket. `body` becomes the first comment, written by the requester. Without a key, and with the workspace's id as `workspace_id` in the query or the body, it does as `POST /widget/{workspace_id}/tickets` does: it takes and answers less. Needs `tickets:write`. Limit: 10 requests per 3600 s and address, unless the workspace has set another. */
    create: (body: NewTicket | FormData, options?: CallOptions & { query?: CreateTicketQuery }) =>
      call<{
        data: Ticket;
        meta?: MaskedKeys;
      }>("POST", "/tickets", { query: options?.query, body }, options).then(dataOf),
    /** Get a ticket. By its id or its number: `tkt_…`, `1042` or `#1042` (`%231042`). With a session of the portal instead of a key it answers what `GET /portal/tickets/{id}` does. Needs `tickets:read`. Limit: 5 requests per 60 s and address, unless the workspace has set another. */
    get: (id: Id, options?: CallOptions & { query?: GetTicketQuery }) =>
      call<{
        data: ExpandedTicket;
      }>("GET", `/tickets/${part(id)}`, { query: options?.query }, options).then(dataOf),
    /** Update a ticket. A JSON Merge Patch: what is left out stays, `null` clears. A closed ticket must be reopened first. Needs `tickets:write`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    update: (id: Id, body: TicketPatch, options?: CallOptions & { query?: UpdateTicketQuery }) =>
      call<{
        data: Ticket;
        meta?: MaskedKeys;
      }>("PATCH", `/tickets/${part(id)}`, { query: options?.query, body }, options).then(dataOf),
    /** Delete a ticket. It can be restored for 30 days. Needs `tickets:delete`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    delete: (id: Id, options?: CallOptions) =>
      call<void>("DELETE", `/tickets/${part(id)}`, {}, options),
    /** Reply to a ticket. A public reply: outbound when an agent speaks, inbound when a contact does. Needs `tickets:write` or `comments:write`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    reply: (id: Id, body: NewReply | FormData, options?: CallOptions & { query?: ReplyToTicketQuery }) =>
      call<{
        data: Comment;
        meta?: MaskedKeys;
      }>("POST", `/tickets/${part(id)}/reply`, { query: options?.query, body }, options).then(dataOf),
    /** Close a ticket. Closing a closed ticket changes nothing. Needs `tickets:write`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    close: (id: Id, body?: CloseTicket, options?: CallOptions & { query?: CloseTicketQuery }) =>
      call<{
        data: Ticket;
        meta?: MaskedKeys;
      }>("POST", `/tickets/${part(id)}/close`, { query: options?.query, body }, options).then(dataOf),
    /** Reopen a ticket. A solved or closed ticket becomes open. Any other stays as it is. Needs `tickets:write`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    reopen: (id: Id, body?: ReopenTicket, options?: CallOptions & { query?: ReopenTicketQuery }) =>
      call<{
        data: Ticket;
        meta?: MaskedKeys;
      }>("POST", `/tickets/${part(id)}/reopen`, { query: options?.query, body }, options).then(dataOf),
    /** Restore a deleted ticket. 410 when it was deleted more than 30 days ago. Restoring a ticket that is there changes nothing. Needs `tickets:delete`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    restore: (id: Id, options?: CallOptions) =>
      call<{
        data: Ticket;
      }>("POST", `/tickets/${part(id)}/restore`, {}, options).then(dataOf),
    /** List what happened to a ticket. Oldest first: who changed what, when. Needs `tickets:read`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    listHistory: (id: Id, query: ListTicketHistoryQuery = {}, options?: CallOptions) =>
      new Pages<{
        data: Array<TicketEvent>;
        pagination: Pagination;
      }>(call, `/tickets/${part(id)}/history`, query, options),
    /** Add an internal note. The requester never sees it. A closed ticket takes notes too. Needs `comments:write`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    addNote: (id: Id, body: NewNote | FormData, options?: CallOptions & { query?: AddNoteQuery }) =>
      call<{
        data: Comment;
        meta?: MaskedKeys;
      }>("POST", `/tickets/${part(id)}/notes`, { query: options?.query, body }, options).then(dataOf),
    /** Add a reply or a note. What reply and notes do, by `type`. A note needs comments:write. Needs `comments:write` or `tickets:write`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    addComment: (id: Id, body: NewComment | FormData, options?: CallOptions & { query?: AddCommentQuery }) =>
      call<{
        data: Comment;
        meta?: MaskedKeys;
      }>("POST", `/tickets/${part(id)}/comments`, { query: options?.query, body }, options).then(dataOf),
    /** List the comments of a ticket. Replies, oldest first; with comments:read internal notes too. When notes are withheld, `meta` says so. Needs `tickets:read` or `comments:read`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    listComments: (id: Id, query: ListTicketCommentsQuery = {}, options?: CallOptions) =>
      new Pages<{
        data: Array<Comment>;
        pagination: Pagination;
        meta?: OmittedNotes;
      }>(call, `/tickets/${part(id)}/comments`, query, options),
    /** List the files of a ticket. Oldest first. Those of internal notes need comments:read; when some are withheld, `meta` says so. Needs `tickets:read`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    listAttachments: (id: Id, options?: CallOptions) =>
      call<{
        data: Array<Attachment>;
        meta?: {
          omitted: {
            internal_notes: true;
            required_scope: "comments:read";
          };
        };
      }>("GET", `/tickets/${part(id)}/attachments`, {}, options).then(dataOf),
  };
}

export function comments(call: Call) {
  return {
    /** Get a comment. Needs `comments:read`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    get: (id: Id, options?: CallOptions & { query?: GetCommentQuery }) =>
      call<{
        data: Comment;
      }>("GET", `/comments/${part(id)}`, { query: options?.query }, options).then(dataOf),
    /** Change a comment. Notes, and replies of the last five minutes that were not mailed; any other is 409. Needs `comments:write`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    update: (id: Id, body: CommentPatch, options?: CallOptions & { query?: UpdateCommentQuery }) =>
      call<{
        data: Comment;
        meta?: MaskedKeys;
      }>("PATCH", `/comments/${part(id)}`, { query: options?.query, body }, options).then(dataOf),
    /** Delete a comment. Notes, and replies of the last five minutes that were not mailed; any other is 409. Its text is erased, and it cannot be undone. Needs `comments:write`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    delete: (id: Id, options?: CallOptions) =>
      call<void>("DELETE", `/comments/${part(id)}`, {}, options),
    /** List all comments. Replies and notes of every ticket that is not deleted, in one stream for a warehouse, oldest first. Needs `comments:read`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    list: ((query: ListCommentsQuery = {}, options?: CallOptions) =>
      new Pages<{
        data: Array<Comment | Tombstone>;
        pagination: Pagination;
        sync?: Sync;
      }>(call, "/comments", query, options)) as Lists<[], ListCommentsQuery, {
        data: Array<Comment | Tombstone>;
        pagination: Pagination;
        sync?: Sync;
      }>,
  };
}

export function contacts(call: Call) {
  return {
    /** List contacts. Newest first. Deleted contacts are left out. Needs `contacts:read`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    list: ((query: ListContactsQuery = {}, options?: CallOptions) =>
      new Pages<{
        data: Array<Contact | Tombstone>;
        pagination: Pagination;
        sync?: Sync;
      }>(call, "/contacts", query, options)) as Lists<[], ListContactsQuery, {
        data: Array<Contact | Tombstone>;
        pagination: Pagination;
        sync?: Sync;
      }>,
    /** Create a contact. `email` and `external_id` are unique: 409 names the contact that has one already, and `on_conflict` returns (200) or changes (200) that one instead. Needs `contacts:write`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    create: (body: NewContact, options?: CallOptions & { query?: CreateContactQuery }) =>
      call<{
        data: Contact;
        meta?: MaskedKeys;
      }>("POST", "/contacts", { query: options?.query, body }, options).then(dataOf),
    /** Get a contact. Needs `contacts:read`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    get: (id: Id, options?: CallOptions & { query?: GetContactQuery }) =>
      call<{
        data: Contact;
      }>("GET", `/contacts/${part(id)}`, { query: options?.query }, options).then(dataOf),
    /** Update a contact. A JSON Merge Patch: what is left out stays, `null` clears. Needs `contacts:write`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    update: (id: Id, body: ContactPatch, options?: CallOptions & { query?: UpdateContactQuery }) =>
      call<{
        data: Contact;
        meta?: MaskedKeys;
      }>("PATCH", `/contacts/${part(id)}`, { query: options?.query, body }, options).then(dataOf),
    /** Delete a contact. Everything personal is erased, also in the tickets that stay; it cannot be undone. 409 while tickets are open, unless `force=true`. Needs `contacts:write`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    delete: (id: Id, options?: CallOptions & { query?: DeleteContactQuery }) =>
      call<void>("DELETE", `/contacts/${part(id)}`, { query: options?.query }, options),
    /** List the tickets of a contact. Those that they asked for. Needs tickets:read as well. Needs `contacts:read`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    listTickets: ((id: Id, query: ListContactTicketsQuery = {}, options?: CallOptions) =>
      new Pages<{
        data: Array<ExpandedTicket | Tombstone>;
        pagination: Pagination;
        sync?: Sync;
      }>(call, `/contacts/${part(id)}/tickets`, query, options)) as Lists<[id: Id], ListContactTicketsQuery, {
        data: Array<ExpandedTicket | Tombstone>;
        pagination: Pagination;
        sync?: Sync;
      }>,
  };
}

export function customers(call: Call) {
  return {
    /** List customers. Newest first. Deleted customers are left out. Needs `customers:read`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    list: ((query: ListCustomersQuery = {}, options?: CallOptions) =>
      new Pages<{
        data: Array<Customer | Tombstone>;
        pagination: Pagination;
        sync?: Sync;
      }>(call, "/customers", query, options)) as Lists<[], ListCustomersQuery, {
        data: Array<Customer | Tombstone>;
        pagination: Pagination;
        sync?: Sync;
      }>,
    /** Create a customer. `external_id` is unique: 409 names the customer that has it already, and `on_conflict` returns (200) or changes (200) that one instead. Needs `customers:write`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    create: (body: NewCustomer, options?: CallOptions & { query?: CreateCustomerQuery }) =>
      call<{
        data: Customer;
        meta?: MaskedKeys;
      }>("POST", "/customers", { query: options?.query, body }, options).then(dataOf),
    /** Get a customer. Needs `customers:read`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    get: (id: Id, options?: CallOptions & { query?: GetCustomerQuery }) =>
      call<{
        data: Customer;
      }>("GET", `/customers/${part(id)}`, { query: options?.query }, options).then(dataOf),
    /** Update a customer. A JSON Merge Patch: what is left out stays, `null` clears. Needs `customers:write`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    update: (id: Id, body: CustomerPatch, options?: CallOptions & { query?: UpdateCustomerQuery }) =>
      call<{
        data: Customer;
        meta?: MaskedKeys;
      }>("PATCH", `/customers/${part(id)}`, { query: options?.query, body }, options).then(dataOf),
    /** Delete a customer. What is known of it is erased and its contacts belong to none; it cannot be undone. 409 while tickets are open, unless `force=true`. Needs `customers:write`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    delete: (id: Id, options?: CallOptions & { query?: DeleteCustomerQuery }) =>
      call<void>("DELETE", `/customers/${part(id)}`, { query: options?.query }, options),
    /** List the contacts of a customer. Needs contacts:read as well. Needs `customers:read`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    listContacts: ((id: Id, query: ListCustomerContactsQuery = {}, options?: CallOptions) =>
      new Pages<{
        data: Array<Contact | Tombstone>;
        pagination: Pagination;
        sync?: Sync;
      }>(call, `/customers/${part(id)}/contacts`, query, options)) as Lists<[id: Id], ListCustomerContactsQuery, {
        data: Array<Contact | Tombstone>;
        pagination: Pagination;
        sync?: Sync;
      }>,
    /** List the tickets of a customer. Needs tickets:read as well. Needs `customers:read`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    listTickets: ((id: Id, query: ListCustomerTicketsQuery = {}, options?: CallOptions) =>
      new Pages<{
        data: Array<ExpandedTicket | Tombstone>;
        pagination: Pagination;
        sync?: Sync;
      }>(call, `/customers/${part(id)}/tickets`, query, options)) as Lists<[id: Id], ListCustomerTicketsQuery, {
        data: Array<ExpandedTicket | Tombstone>;
        pagination: Pagination;
        sync?: Sync;
      }>,
  };
}

export function users(call: Call) {
  return {
    /** List users. The members of the workspace, the newest first. They are managed in the console. Needs `users:read`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    list: (query: ListUsersQuery = {}, options?: CallOptions) =>
      new Pages<{
        data: Array<User>;
        pagination: Pagination;
      }>(call, "/users", query, options),
    /** Get a user. Needs `users:read`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    get: (id: Id, options?: CallOptions & { query?: GetUserQuery }) =>
      call<{
        data: User;
      }>("GET", `/users/${part(id)}`, { query: options?.query }, options).then(dataOf),
  };
}

export function teams(call: Call) {
  return {
    /** List teams. By name. Admins manage teams by the command line. Needs `teams:read`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    list: (query: ListTeamsQuery = {}, options?: CallOptions) =>
      new Pages<{
        data: Array<Team>;
        pagination: Pagination;
      }>(call, "/teams", query, options),
    /** Get a team. Needs `teams:read`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    get: (id: Id, options?: CallOptions & { query?: GetTeamQuery }) =>
      call<{
        data: Team;
      }>("GET", `/teams/${part(id)}`, { query: options?.query }, options).then(dataOf),
    /** List the members of a team. In the order in which they came. E-mail addresses are null unless the key has users:read. Needs `teams:read`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    listMembers: (id: Id, query: ListTeamMembersQuery = {}, options?: CallOptions) =>
      new Pages<{
        data: Array<TeamMember>;
        pagination: Pagination;
      }>(call, `/teams/${part(id)}/members`, query, options),
  };
}

export function dashboard(call: Call) {
  return {
    /** Count tickets. Of tickets that are not deleted, with the filters of the list. Counted anew every 15 seconds. Needs `dashboard:read` or `tickets:read`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    counts: (query: GetDashboardCountsQuery = {}, options?: CallOptions) =>
      call<{
        data: TicketCounts;
        /** When this was counted; at most 15 seconds ago. */
        as_of: string;
      }>("GET", "/dashboard/counts", { query }, options),
    /** Count tickets over time. By hours, days or weeks of a time zone: a day has 23 or 25 hours when its clocks change. Counted anew every 15 seconds. Needs `dashboard:read` or `tickets:read`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    timeseries: (query: GetDashboardTimeseriesQuery, options?: CallOptions) =>
      call<{
        data: Array<TicketPoint>;
        /** When this was counted; at most 15 seconds ago. */
        as_of: string;
      }>("GET", "/dashboard/timeseries", { query }, options),
  };
}

export function articles(call: Call) {
  return {
    /** List articles. Published ones, newest first; with kb:read drafts and internal ones too. Deleted ones are left out. Needs any valid key; or none, with `workspace_id`, where the workspace keeps it open. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    list: ((query: ListArticlesQuery = {}, options?: CallOptions) =>
      new Pages<{
        data: Array<Article | Tombstone>;
        pagination: Pagination;
        sync?: Sync;
      }>(call, "/kb/articles", query, options)) as Lists<[], ListArticlesQuery, {
        data: Array<Article | Tombstone>;
        pagination: Pagination;
        sync?: Sync;
      }>,
    /** Get an article. By its id or its slug; slugs that it had earlier find it too. Needs any valid key; or none, with `workspace_id`, where the workspace keeps it open. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    get: (id: Id, options?: CallOptions & { query?: GetArticleQuery }) =>
      call<{
        data: RenderedArticle;
      }>("GET", `/kb/articles/${part(id)}`, { query: options?.query }, options).then(dataOf),
    /** Search the knowledge base. Any words, in any order; typing errors, plurals and an unfinished last word are understood. At most 20, the best first. Needs any valid key; or none, with `workspace_id`, where the workspace keeps it open. Limit: 5 requests per 60 s and address, unless the workspace has set another. */
    search: (query: SearchArticlesQuery, options?: CallOptions) =>
      call<SearchAnswer>("GET", "/kb/search", { query }, options),
  };
}

export function categories(call: Call) {
  return {
    /** List the categories of articles. By name. Deleted ones are left out. Needs any valid key; or none, with `workspace_id`, where the workspace keeps it open. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    list: ((query: ListCategoriesQuery = {}, options?: CallOptions) =>
      new Pages<{
        data: Array<Category | Tombstone>;
        pagination: Pagination;
        sync?: Sync;
      }>(call, "/kb/categories", query, options)) as Lists<[], ListCategoriesQuery, {
        data: Array<Category | Tombstone>;
        pagination: Pagination;
        sync?: Sync;
      }>,
  };
}

export function attachments(call: Call) {
  return {
    /** Upload a file. As multipart/form-data with the part `file`; as the whole body, with Content-Disposition; or within JSON. At most 20 MiB. It is deleted after 24 hours unless a ticket, a reply or a note names it in `attachment_ids`. Needs `attachments:write` or `tickets:write`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    upload: (body: NewAttachment | FormData, options?: CallOptions) =>
      call<{
        data: Attachment;
      }>("POST", "/attachments", { body }, options).then(dataOf),
    /** Get what is known of a file. Files of internal notes need comments:read as well. Needs `attachments:read`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    get: (id: Id, options?: CallOptions) =>
      call<{
        data: AttachmentWithLink;
      }>("GET", `/attachments/${part(id)}`, {}, options).then(dataOf),
    /** Delete a file. Only one that hangs on no message; any other is 409. Needs `attachments:write`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    delete: (id: Id, options?: CallOptions) =>
      call<void>("DELETE", `/attachments/${part(id)}`, {}, options),
    /** Download a file. Takes a Range of bytes (206), and answers HEAD. Files of internal notes need comments:read as well. Needs `attachments:read`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    download: (id: Id, options?: CallOptions) =>
      call<Blob>("GET", `/attachments/${part(id)}/content`, { as: "blob" }, options),
    /** Download a file by its link. What `download_url` leads to. Takes a Range of bytes (206), and answers HEAD. Needs no key. Limit: 60 requests per 60 s and address, unless the workspace has set another. */
    downloadByLink: (id: Id, query: DownloadAttachmentQuery, options?: CallOptions) =>
      call<Blob>("GET", `/attachments/${part(id)}/download`, { query, as: "blob" }, options),
  };
}

export function events(call: Call) {
  return {
    /** List events, or wait for them. What webhooks deliver, for who would rather ask: the same events, in the order in which they happened, for 30 days. Only those about what the key may read. `cursor` says where to go on; one that stands for events that are not kept any more is 410 `cursor_expired`. Needs `webhooks:read`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    list: (query: ListEventsQuery = {}, options?: CallOptions) =>
      new Pages<{
        data: Array<Event>;
        pagination: Pagination;
        /** Keep it and pass it as `cursor` the next time, also when nothing is new: nothing is missed, and nothing comes twice. */
        cursor: string;
      }>(call, "/events", query, options),
  };
}

export function inboundMail(call: Call) {
  return {
    /** Hand in a mail. For mail servers and providers that hand on what arrives. Signed as Standard Webhooks 1.0.0 says (`webhook-id`, `webhook-timestamp`, `webhook-signature`) with the secret of Settings > Mail over the exact bytes of the body; older than five minutes is refused. It becomes a ticket or a reply within seconds. Handing in the same mail again does nothing. Needs no key. Limit: 60 requests per 60 s and address, unless the workspace has set another. */
    take: (workspace_id: Id, body: InboundMailBody, options?: CallOptions) =>
      call<{
        data: InboundMailTaken;
      }>("POST", `/inbound-mail/${part(workspace_id)}`, { body }, options).then(dataOf),
  };
}

export function webhooks(call: Call) {
  return {
    /** List webhooks. Newest first. Needs `webhooks:read`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    list: (query: ListWebhooksQuery = {}, options?: CallOptions) =>
      new Pages<{
        data: Array<Webhook>;
        pagination: Pagination;
      }>(call, "/webhooks", query, options),
    /** Create a webhook. Sends what happens from now on, as far as this key may read it. The answer has the `secret` that signs deliveries, once. A workspace has at most 25. Needs `webhooks:write`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    create: (body: NewWebhook, options?: CallOptions & { query?: CreateWebhookQuery }) =>
      call<{
        data: WebhookWithSecret;
      }>("POST", "/webhooks", { query: options?.query, body }, options).then(dataOf),
    /** List the types of events. What `events` may name, beside wildcards such as `ticket.*` and `*`. Needs `webhooks:read`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    listEventTypes: (options?: CallOptions) =>
      call<{
        data: Array<EventTypeRow>;
      }>("GET", "/webhooks/event-types", {}, options).then(dataOf),
    /** Get a webhook. Needs `webhooks:read`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    get: (id: Id, options?: CallOptions) =>
      call<{
        data: Webhook;
      }>("GET", `/webhooks/${part(id)}`, {}, options).then(dataOf),
    /** Update a webhook. A JSON Merge Patch. Where it sends and what is changed only by a key that may read all that it sends. What happened while it was disabled is not sent when it is enabled again; recover it. Needs `webhooks:write`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    update: (id: Id, body: WebhookPatch, options?: CallOptions & { query?: UpdateWebhookQuery }) =>
      call<{
        data: Webhook;
      }>("PATCH", `/webhooks/${part(id)}`, { query: options?.query, body }, options).then(dataOf),
    /** Delete a webhook. Its log goes with it, for good. Needs `webhooks:write`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    delete: (id: Id, options?: CallOptions) =>
      call<void>("DELETE", `/webhooks/${part(id)}`, {}, options),
    /** Send a test. Waits for the receiver, up to 15 seconds, and says what came of it. Also while the webhook is disabled. Needs `webhooks:write`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    test: (id: Id, body?: TestWebhook, options?: CallOptions) =>
      call<WebhookTestOutcome>("POST", `/webhooks/${part(id)}/test`, { body }, options),
    /** Rotate the secret. The answer has the new secret, once. The one before also signs for `overlap_hours`. Needs `webhooks:write`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    rotateSecret: (id: Id, body?: RotateSecret, options?: CallOptions) =>
      call<{
        data: WebhookWithSecret;
      }>("POST", `/webhooks/${part(id)}/rotate-secret`, { body }, options).then(dataOf),
    /** List deliveries. Newest first; those of the last 30 days. Needs `webhooks:read`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    listDeliveries: (id: Id, query: ListWebhookDeliveriesQuery = {}, options?: CallOptions) =>
      new Pages<{
        data: Array<WebhookDelivery>;
        pagination: Pagination;
      }>(call, `/webhooks/${part(id)}/deliveries`, query, options),
    /** Get a delivery with its attempts. Needs `webhooks:read`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    getDelivery: (id: Id, delivery_id: Id, options?: CallOptions) =>
      call<{
        data: WebhookDeliveryWithAttempts;
      }>("GET", `/webhooks/${part(id)}/deliveries/${part(delivery_id)}`, {}, options).then(dataOf),
    /** Send an event again. Under the same id, whatever came of it before. Needs `webhooks:write`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    redeliverEvent: (id: Id, delivery_id: Id, options?: CallOptions) =>
      call<{
        data: WebhookDelivery;
      }>("POST", `/webhooks/${part(id)}/deliveries/${part(delivery_id)}/redeliver`, {}, options).then(dataOf),
    /** Send a window of events again. As they were and under their ids. The answer's id asks for the progress. Needs `webhooks:write`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    recoverEvents: (id: Id, body: RecoverWindow, options?: CallOptions) =>
      call<{
        data: WebhookRecovery;
      }>("POST", `/webhooks/${part(id)}/recover`, { body }, options).then(dataOf),
    /** Ask how far a recovery is. Needs `webhooks:read`. Limit: 120 requests per 60 s and key, unless the workspace has set another. */
    getRecovery: (id: Id, recovery_id: Id, options?: CallOptions) =>
      call<{
        data: WebhookRecovery;
      }>("GET", `/webhooks/${part(id)}/recover/${part(recovery_id)}`, {}, options).then(dataOf),
  };
}

export function widget(call: Call) {
  return {
    /** Get the form. What the widget shows, for a form of your own too. A web page must be on a domain that the workspace allows. Needs no key. Limit: 60 requests per 60 s and address, unless the workspace has set another. */
    config: (workspace_id: Id, options?: CallOptions) =>
      call<{
        data: WidgetConfig;
      }>("GET", `/widget/${part(workspace_id)}/config`, {}, options).then(dataOf),
    /** Create a ticket without a key. For somebody who asks for help. Send `requester`, or `identity` when your site proves who they are. A web page must be on a domain that the workspace allows. It sends `form_token` as well. 5 tickets an hour for one e-mail address that nothing proves. Needs no key. Limit: 10 requests per 3600 s and address, unless the workspace has set another. */
    createTicket: (workspace_id: Id, body: NewWidgetTicket | FormData, options?: CallOptions & { query?: CreateWidgetTicketQuery }) =>
      call<{
        data: WidgetTicket;
      }>("POST", `/widget/${part(workspace_id)}/tickets`, { query: options?.query, body }, options).then(dataOf),
    /** Search the articles that everybody may read. Published ones, the best first, where the workspace suggests them. A web page must be on a domain that the workspace allows. Needs no key. Limit: 5 requests per 60 s and address, unless the workspace has set another. */
    searchArticles: (workspace_id: Id, query: SearchWidgetArticlesQuery, options?: CallOptions) =>
      call<SearchAnswer>("GET", `/widget/${part(workspace_id)}/kb/search`, { query }, options),
  };
}

export function portal(call: Call) {
  return {
    /** Ask for a link to the portal. Mails a link to the contact with this address. The answer is the same when there is none. 10 an hour from one IP address, 5 an hour for one e-mail address. Needs no key. Limit: 10 requests per 3600 s and address, unless the workspace has set another. */
    askForLink: (workspace_id: Id, body: NewPortalLink, options?: CallOptions) =>
      call<{
        data: {
          message: string;
        };
      }>("POST", `/portal/${part(workspace_id)}/links`, { body }, options).then(dataOf),
    /** Come in with a link. Uses the link up. Sets a cookie for the portal's own pages, and returns what other programs send instead. A link that is unknown, used or expired gets one and the same answer. Needs no key. Limit: 60 requests per 60 s and address, unless the workspace has set another. */
    openSession: (body: NewPortalSession, options?: CallOptions) =>
      call<{
        data: PortalSession;
      }>("POST", "/portal/sessions", { body }, options).then(dataOf),
    /** Leave the portal. Needs a session of the portal, and no key. Limit: 60 requests per 60 s and address, unless the workspace has set another. */
    endSession: (options?: CallOptions) =>
      call<void>("DELETE", "/portal/session", {}, options),
    /** Get whose session it is. Needs a session of the portal, and no key. Limit: 60 requests per 60 s and address, unless the workspace has set another. */
    getVisitor: (options?: CallOptions) =>
      call<{
        data: PortalVisitor;
      }>("GET", "/portal/me", {}, options).then(dataOf),
    /** List one's own tickets. Newest first. Needs a session of the portal, and no key. Limit: 60 requests per 60 s and address, unless the workspace has set another. */
    listTickets: (query: ListPortalTicketsQuery = {}, options?: CallOptions) =>
      new Pages<{
        data: Array<PortalTicket>;
        pagination: Pagination;
      }>(call, "/portal/tickets", query, options),
    /** Get one's own ticket. With its public messages and their files. Needs a session of the portal, and no key. Limit: 60 requests per 60 s and address, unless the workspace has set another. */
    getTicket: (id: Id, options?: CallOptions & { query?: GetPortalTicketQuery }) =>
      call<{
        data: PortalThread;
      }>("GET", `/portal/tickets/${part(id)}`, { query: options?.query }, options).then(dataOf),
    /** Reply to one's own ticket. A ticket that was solved, or waited for the reply, is open again. A closed one is 409, unless `reopen`. Needs a session of the portal, and no key. Limit: 60 requests per 60 s and address, unless the workspace has set another. */
    replyTicket: (id: Id, body: NewPortalReply | FormData, options?: CallOptions) =>
      call<{
        data: PortalReply;
        meta?: MaskedKeys;
      }>("POST", `/portal/tickets/${part(id)}/reply`, { body }, options).then(dataOf),
    /** Close one's own ticket. Closing a closed ticket changes nothing. Needs a session of the portal, and no key. Limit: 60 requests per 60 s and address, unless the workspace has set another. */
    closeTicket: (id: Id, body?: ClosePortalTicket, options?: CallOptions) =>
      call<{
        data: PortalTicket;
      }>("POST", `/portal/tickets/${part(id)}/close`, { body }, options).then(dataOf),
    /** Download a file of one's own ticket. Takes a Range of bytes (206), and answers HEAD. Needs a session of the portal, and no key. Limit: 60 requests per 60 s and address, unless the workspace has set another. */
    getFile: (id: Id, options?: CallOptions) =>
      call<Blob>("GET", `/portal/attachments/${part(id)}`, { as: "blob" }, options),
  };
}

/** Every operation, grouped by what it is about. */
export class Resources {
  readonly key: ReturnType<typeof key>;
  readonly rateLimits: ReturnType<typeof rateLimits>;
  readonly health: ReturnType<typeof health>;
  readonly leaks: ReturnType<typeof leaks>;
  readonly tickets: ReturnType<typeof tickets>;
  readonly comments: ReturnType<typeof comments>;
  readonly contacts: ReturnType<typeof contacts>;
  readonly customers: ReturnType<typeof customers>;
  readonly users: ReturnType<typeof users>;
  readonly teams: ReturnType<typeof teams>;
  readonly dashboard: ReturnType<typeof dashboard>;
  readonly articles: ReturnType<typeof articles>;
  readonly categories: ReturnType<typeof categories>;
  readonly attachments: ReturnType<typeof attachments>;
  readonly events: ReturnType<typeof events>;
  readonly inboundMail: ReturnType<typeof inboundMail>;
  readonly webhooks: ReturnType<typeof webhooks>;
  readonly widget: ReturnType<typeof widget>;
  readonly portal: ReturnType<typeof portal>;

  constructor(call: Call) {
    this.key = key(call);
    this.rateLimits = rateLimits(call);
    this.health = health(call);
    this.leaks = leaks(call);
    this.tickets = tickets(call);
    this.comments = comments(call);
    this.contacts = contacts(call);
    this.customers = customers(call);
    this.users = users(call);
    this.teams = teams(call);
    this.dashboard = dashboard(call);
    this.articles = articles(call);
    this.categories = categories(call);
    this.attachments = attachments(call);
    this.events = events(call);
    this.inboundMail = inboundMail(call);
    this.webhooks = webhooks(call);
    this.widget = widget(call);
    this.portal = portal(call);
  }
}
