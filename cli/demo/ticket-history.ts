import type { Crew, Happening } from "./story";
import type { TicketRows } from "./tickets";

/** What the audit log says about a ticket. Only the latest weeks are told: it is there to be looked at. */
export function ticketHistory(tickets: TicketRows, crew: Crew, since: Date): Happening[] {
  return tickets.flatMap(({ row, comments, agent }) => {
    const target = { id: row.id, name: `#${row.number} ${row.subject}` };
    const agentActor = { type: "user", ...agent } as const;
    const creator = { id: row.createdById, name: row.createdByName };
    const told: Happening[] = [
      {
        at: row.createdAt,
        // Mail and forms come in by themselves.
        actor:
          row.channel === "api"
            ? { type: "api_key", ...creator }
            : { type: "system", id: row.channel, name: `Inbound ${row.channel}` },
        change: { event: "ticket.created", target, after: { status: "open", requester_id: row.requesterId } },
      },
    ];
    for (const { id, direction, createdAt } of comments) {
      if (direction !== "outbound") continue;
      told.push({
        at: createdAt,
        actor: agentActor,
        change: { event: "ticket.replied", target, after: { comment_id: id } },
      });
    }
    if (row.closedAt) {
      const change = { target, before: { status: "solved" }, after: { status: "closed" } };
      told.push({ at: row.closedAt, actor: agentActor, change: { ...change, event: "ticket.closed" } });
    }
    return told.filter(({ at }) => at >= since && at <= crew.now);
  });
}
