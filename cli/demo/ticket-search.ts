import { peopleWords, ticketWords } from "../../lib/search/ticket-words";
import type { ContactRows } from "./contacts";
import type { TicketRows } from "./tickets";

/** What the search knows of the tickets. */
export function documentsOf(tickets: TicketRows, contacts: ContactRows) {
  const people = new Map(contacts.map((contact) => [contact.id, peopleWords(contact)]));
  return tickets.map(({ row: { id, workspaceId, number, subject, requesterId }, comments }) => ({
    ...{ workspaceId, kind: "ticket", targetId: id, people: people.get(requesterId) ?? "" },
    words: ticketWords(workspaceId, number, subject, comments),
  }));
}
