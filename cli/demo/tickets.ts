import { newId } from "../../lib/id";
import { type TicketStatus, ticketChannels } from "../../lib/tickets/schema";
import type { ContactRows } from "./contacts";
import { amount, converse } from "./conversation";
import type { Chance } from "./random";
import { byTime, type Crew, type Person } from "./story";
import { onlineTopics } from "./topics-online";
import { orderTopics } from "./topics-orders";
import { lists } from "./words";

const hour = 3_600_000;
const day = 24 * hour;
const days = 120;
const topics = [...orderTopics, ...onlineTopics];

/** Tickets of the last 120 days, the oldest first, with their tags and comments. */
export function ticketRows(count: number, crew: Crew, contacts: ContactRows, key: Person, chance: Chance) {
  const moments = Array.from({ length: count }, () => ({ at: moment(crew.now, chance) })).sort(byTime);
  return moments.map(({ at }, index) => oneTicket(at, index + 1, crew, chance.pick(contacts), key, chance));
}

/** More of them lately, on working days and by day. */
function moment(now: Date, chance: Chance): Date {
  for (;;) {
    const at = new Date(now.getTime() - days * day * chance.next() ** 1.25 - 90_000);
    const awake = at.getUTCHours() >= 6 && at.getUTCHours() < 20;
    const weekend = at.getUTCDay() % 6 === 0;
    if (chance.happens((awake ? 1 : 0.12) * (weekend ? 0.3 : 1))) return at;
  }
}

function oneTicket(at: Date, number: number, crew: Crew, requester: ContactRows[number], key: Person, chance: Chance) {
  const topic = chance.weighted(topics.map((entry) => [entry, entry.weight] as const));
  const channel = chance.weighted(ticketChannels.map((name) => [name, name === "email" ? 9 : 3] as const));
  const order = `A-${41_000 + number * 7 + chance.int(0, 6)}`;
  const values: Record<string, string> = { order, n: String(chance.int(2, 12)), amount: amount(chance) };
  const about = chance.pick(topic.cases);
  const subject = chance.fill(chance.pick(about.subjects), lists, values);
  const id = newId("tkt", at.getTime());
  const { agent, comments } = converse({ ticketId: id, topic, about, requester, channel, at, values }, crew, chance);
  const replies = comments.filter(({ direction }) => direction === "outbound");
  const end = comments.at(-1)?.createdAt ?? at;
  const status = statusOf(crew.now.getTime() - end.getTime(), replies.length > 0, chance);
  const times = ending(status, end, crew.now, chance);
  const viaApi = channel === "api";
  return {
    tags: tagsOf(topic.tags, values, chance),
    comments,
    agent,
    row: {
      id,
      workspaceId: crew.workspaceId,
      number,
      subject,
      status,
      priority: chance.weighted([
        [1, 18],
        [2, 56],
        [3, 19],
        [4, 7],
      ]),
      type: chance.happens(0.85) ? topic.type : null,
      channel,
      requesterId: requester.id,
      customerId: requester.customerId,
      assigneeId: replies.length > 0 || chance.happens(0.35) ? agent.id : null,
      externalId: viaApi ? `${order}-${number}` : null,
      customFields: JSON.stringify(chance.happens(0.6) ? { order } : {}),
      metadata: JSON.stringify(viaApi ? { source: "warehouse", site: chance.pick(["RTM", "GOT", "LYS"]) } : {}),
      commentsCount: comments.length,
      attachmentsCount: 0,
      firstResponseAt: replies[0]?.createdAt ?? null,
      lastCommentAt: end,
      dueAt: chance.happens(0.2) ? new Date(at.getTime() + chance.int(1, 6) * day) : null,
      ...times,
      createdByType: viaApi ? "api_key" : "contact",
      createdById: viaApi ? key.id : requester.id,
      createdByName: viaApi ? key.name : requester.name,
      version: comments.length + (status === "open" ? 0 : 1),
      createdAt: at,
      updatedAt: times.closedAt ?? times.solvedAt ?? end,
    },
  };
}

/** The longer nobody has written, the likelier it is over. Whoever was never answered is still waiting. */
function statusOf(silence: number, answered: boolean, chance: Chance): TicketStatus {
  if (!answered) return silence > 6 * day ? "closed" : "open";
  if (silence > 14 * day)
    return chance.weighted([
      ["closed", 80],
      ["solved", 17],
      ["on_hold", 2],
      ["open", 1],
    ]);
  if (silence > 3 * day)
    return chance.weighted([
      ["closed", 22],
      ["solved", 48],
      ["pending", 18],
      ["on_hold", 7],
      ["open", 5],
    ]);
  return chance.weighted([
    ["open", 45],
    ["pending", 30],
    ["solved", 17],
    ["on_hold", 8],
  ]);
}

function ending(status: TicketStatus, end: Date, now: Date, chance: Chance) {
  const after = (from: Date, hours: number) => new Date(Math.min(now.getTime(), from.getTime() + hours * hour));
  if (status !== "solved" && status !== "closed") return { solvedAt: null, closedAt: null };
  const solvedAt = after(end, chance.next() * 5);
  return { solvedAt, closedAt: status === "closed" ? after(solvedAt, 24 + chance.next() * 72) : null };
}

function tagsOf(own: readonly string[], values: Record<string, string>, chance: Chance): string[] {
  const tags = own.filter((_, place) => place === 0 || chance.happens(0.5));
  if (values.city && chance.happens(0.15)) tags.push(values.city.toLowerCase());
  if (chance.happens(0.06)) tags.push("vip");
  if (chance.happens(0.04)) tags.push("escalated");
  return tags;
}

export type TicketRows = ReturnType<typeof ticketRows>;
