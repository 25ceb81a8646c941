import { db } from "../../lib/db/client";
import { addCounts } from "../../lib/search/vocabulary";
import { helpRows } from "./articles";
import { contactRows } from "./contacts";
import { hireCrew } from "./crew";
import { customerRows } from "./customers";
import { helpArticles } from "./help/all";
import { keyHistory } from "./key-history";
import { keyRows } from "./keys";
import { companies } from "./people";
import { Chance } from "./random";
import { inChunks, tell } from "./store";
import { ticketHistory } from "./ticket-history";
import { documentsOf } from "./ticket-search";
import { ticketRows } from "./tickets";
import { usageRows } from "./usage";

const toldFor = 10 * 86_400_000;

export const counts = {
  customers: companies.length,
  contacts: 180,
  tickets: 2_000,
  articles: helpArticles.length,
} as const;

/** Fills an empty workspace, past the product's commands: they would take minutes and date everything to now. */
export async function fill(workspaceId: string, ownerId: string, domain: string, now: Date): Promise<void> {
  const chance = new Chance(20_260_401);
  const { crew, happenings } = await hireCrew(workspaceId, ownerId, domain, now);
  const keys = keyRows(crew);
  await inChunks(
    keys.map(({ row }) => row),
    (data) => db().apiKey.createMany({ data }),
  );
  await inChunks(usageRows(keys, now, chance), (data) => db().apiKeyUsage.createMany({ data }));
  const customers = customerRows(crew, new Chance(20_260_402));
  await inChunks(customers, (data) => db().customer.createMany({ data }));
  const contacts = contactRows(counts.contacts, crew, customers, chance);
  await inChunks(contacts, (data) => db().contact.createMany({ data }));
  const warehouse = keys.find(({ about }) => about.name.startsWith("Warehouse sync"))?.row ?? { id: "", name: "" };
  const tickets = ticketRows(counts.tickets, crew, contacts, warehouse, chance);
  await inChunks(
    tickets.map(({ row }) => row),
    (data) => db().ticket.createMany({ data }),
  );
  await inChunks(
    tickets.flatMap(({ row, tags }) => tags.map((tag) => ({ ticketId: row.id, tag }))),
    (data) => db().ticketTag.createMany({ data }),
  );
  await inChunks(
    tickets.flatMap(({ comments }) => comments),
    (data) => db().comment.createMany({ data }),
  );
  await inChunks(documentsOf(tickets, contacts), (data) => db().searchDocument.createMany({ data }));
  const help = helpRows(crew, new Chance(20_260_403));
  await inChunks(help.categories, (data) => db().articleCategory.createMany({ data }));
  await inChunks(help.articles, (data) => db().article.createMany({ data }));
  await inChunks(help.slugs, (data) => db().articleSlug.createMany({ data }));
  await inChunks(help.documents, (data) => db().searchDocument.createMany({ data }));
  await addCounts(help.words);
  await db().workspace.update({ where: { id: workspaceId }, data: { ticketCounter: counts.tickets } });
  const since = new Date(now.getTime() - toldFor);
  await tell(workspaceId, [...happenings, ...keyHistory(keys, crew), ...ticketHistory(tickets, crew, since)]);
}
