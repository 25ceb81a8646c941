/** A workspace with a great many tickets, written past the product: its commands would take hours. */
import { openDriver } from "./databases.mjs";

const contacts = 1_000;
const part = 20_000;
const statuses = ["open", "pending", "solved", "closed"];
const digits = (number) => String(number).padStart(26, "0");

export async function fillTickets(env, workspaceId, count) {
  const driver = await openDriver(env);
  const start = Date.UTC(2024, 0, 1);
  try {
    await driver.insert(
      "contacts",
      Array.from({ length: contacts }, (_, at) => contact(workspaceId, at, new Date(start))),
    );
    for (let from = 1; from <= count; from += part) {
      const numbers = Array.from({ length: Math.min(part, count - from + 1) }, (_, at) => from + at);
      await driver.insert(
        "tickets",
        numbers.map((number) => ticket(workspaceId, number, new Date(start + number * 60_000))),
      );
      const tagged = numbers.filter((number) => number % 3 === 0);
      await driver.insert(
        "ticket_tags",
        tagged.map((number) => ({ ticketId: `tkt_${digits(number)}`, tag: `tag-${number % 50}` })),
      );
    }
    await driver.run(`UPDATE workspaces SET ticket_counter = ${count}`);
    // Putting them into the search would go on beside the measurement. It runs once a day; what is due later than that is
    // taken for the trace of a wrong clock, and run at once.
    const later = new Date(Date.now() + 12 * 3_600_000);
    await driver.insert("jobs", [{ name: "index-tickets", nextRunAt: later, error: "" }]);
    await driver.settle();
  } finally {
    await driver.close();
  }
}

function contact(workspaceId, at, when) {
  const name = `Person ${at}`;
  return {
    ...{ id: `con_${digits(at)}`, workspaceId, name, nameFolded: name.toLowerCase(), email: `p${at}@example.com` },
    ...{ tags: "", customFields: "{}", metadata: "{}", version: 1, createdAt: when, updatedAt: when },
  };
}

function ticket(workspaceId, number, when) {
  return {
    ...{ id: `tkt_${digits(number)}`, workspaceId, number, subject: `The parcel ${number} has not arrived yet` },
    ...{
      status: statuses[number % 4],
      priority: 1 + (number % 4),
      channel: "api",
      requesterId: `con_${digits(number % contacts)}`,
    },
    ...{ customFields: '{"order":"A-41007"}', metadata: "{}", commentsCount: 1, attachmentsCount: 0, version: 1 },
    ...{ createdByType: "system", createdById: "bench", createdByName: "Benchmark" },
    ...{ lastCommentAt: when, createdAt: when, updatedAt: when },
  };
}
