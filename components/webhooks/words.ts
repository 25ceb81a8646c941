export const description =
  "Latchkey sends events to your own services as they happen, signed, and again until they arrive.";

/** "ticket.*, comment.created and 3 more" */
export function eventsInWords(events: readonly string[], shown = 2): string {
  if (events.includes("*")) return "Everything";
  const [first, rest] = [events.slice(0, shown), events.length - shown];
  return rest > 0 ? `${first.join(", ")} and ${rest} more` : first.join(", ");
}
