import { bareContact } from "../../lib/contacts/schema";
import { newId } from "../../lib/id";
import type { CustomerRows } from "./customers";
import { companies, firstNames, lastNames } from "./people";
import type { Chance } from "./random";
import type { Crew } from "./story";

const day = 86_400_000;

/** Contacts of those customers, each with an address of their own; all older than the oldest ticket. */
export function contactRows(count: number, crew: Crew, customers: CustomerRows, chance: Chance) {
  const taken = new Set<string>();
  return Array.from({ length: count }, () => {
    const createdAt = new Date(crew.now.getTime() - (121 + chance.next() * 290) * day);
    const { name, email } = somebody(taken, chance);
    const phone = chance.happens(0.4)
      ? `+${chance.pick(["31", "46", "33", "49", "44"])} 20 ${chance.int(100, 999)} ${chance.int(1000, 9999)}`
      : null;
    const id = newId("con", createdAt.getTime());
    const customerId = customers.find(({ domains }) => email.endsWith(`@${domains}`))?.id ?? null;
    return { ...bareContact(name, createdAt), id, customerId, workspaceId: crew.workspaceId, email, phone };
  });
}

function somebody(taken: Set<string>, chance: Chance): { name: string; email: string } {
  for (;;) {
    const [first, last] = [chance.pick(firstNames), chance.pick(lastNames)];
    const local = `${first}.${last}`
      .normalize("NFD")
      .replace(/[^a-zA-Z.]/g, "")
      .toLowerCase();
    const email = `${local}@${chance.pick(companies)}.example`;
    if (taken.has(email)) continue;
    taken.add(email);
    return { name: `${first} ${last}`, email };
  }
}

export type ContactRows = ReturnType<typeof contactRows>;
