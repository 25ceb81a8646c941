/**
 * A body to show for each schema of one, by the schema's name. They become `examples` in the document, and the samples
 * of the reference send them: the tests run those against a server.
 */
export const requestExamples: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  NewTicket: {
    subject: "The invoice of October is missing",
    body: "I cannot find it in my account. Could you send it again?",
    requester: { email: "ada@example.com", name: "Ada Lovelace" },
    tags: ["billing"],
  },
  TicketPatch: { priority: "high", add_tags: ["vip"] },
  NewWidgetTicket: {
    subject: "The invoice of October is missing",
    body: "I cannot find it in my account. Could you send it again?",
    requester: { email: "ada@example.com", name: "Ada Lovelace" },
  },
  InboundMailBody: { raw: "RnJvbTogYWRhQGV4YW1wbGUuY29tDQoNCkhlbGxvDQo=" },
  NewReply: { body: "Here it is. Thank you for your patience.", status: "solved" },
  NewNote: { body: "The invoice went to an old address." },
  NewComment: { type: "reply", body: "We are looking into it." },
  CommentPatch: { body: "The invoice went to an old address. It is corrected." },
  CloseTicket: { comment: "The invoice is on its way. We close this ticket." },
  ReopenTicket: { reason: "The invoice has not arrived." },
  NewContact: { email: "grace@example.com", name: "Grace Hopper", tags: ["press"] },
  ContactPatch: { phone: "+41 44 668 18 00", locale: "de-CH" },
  NewCustomer: { name: "Analytical Engines", domains: ["engines.example"] },
  CustomerPatch: { tags: ["enterprise"] },
  LeakReport: { key: "lk_live_…" },
  NewWebhook: { url: "https://hooks.example.com/latchkey", events: ["ticket.*"], description: "Billing" },
  WebhookPatch: { events: ["ticket.created", "comment.*"] },
  TestWebhook: {},
  RotateSecret: { overlap_hours: 24 },
  RecoverWindow: { since: "2026-11-21T00:00:00Z", only: "failed" },
  NewPortalLink: { email: "ada@example.com" },
  NewPortalSession: { token: "…" },
  NewPortalReply: { body: "Thank you. It has arrived." },
  ClosePortalTicket: { comment: "It has arrived. Thank you." },
  NewAttachment: { filename: "hello.txt", content_type: "text/plain", content_base64: "SGVsbG8=" },
};
