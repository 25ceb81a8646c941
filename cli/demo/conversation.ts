import { newId } from "../../lib/id";
import { helpers } from "./people";
import type { Chance } from "./random";
import type { Crew, Person } from "./story";
import type { Case, Topic } from "./topic";
import { lists } from "./words";

const minute = 60_000;
const hour = 60 * minute;

type Direction = "inbound" | "outbound" | "internal";
type Said = Readonly<{ direction: Direction; author: Person; body: string; at: Date }>;

export type Opening = Readonly<{
  ticketId: string;
  topic: Topic;
  about: Case;
  requester: Person;
  channel: string;
  at: Date;
  /** What was filled in already, so that it stays the same. */
  values: Record<string, string>;
}>;

/** How many messages follow the first one, and how often. */
const lengths = [0, 1, 2, 3, 4, 5].map((count, place) => [count, [6, 26, 24, 20, 14, 10][place] ?? 0] as const);

/** A conversation: what the customer wrote first, then replies from both sides and notes among colleagues. */
export function converse(opening: Opening, crew: Crew, chance: Chance) {
  const agent = crew.member(chance.pick(helpers));
  const said: Said[] = [first(opening, chance)];
  let next = daytime(opening.at.getTime() + (0.2 + 9 * chance.next() ** 2) * hour, chance);
  for (let left = chance.weighted(lengths); left > 0 && next < crew.now.getTime() - minute; left--) {
    said.push(answer(opening, said, agent, new Date(next), chance));
    next = daytime(next + (0.3 + 22 * chance.next() ** 2) * hour, chance);
  }
  return { agent, comments: said.map((one) => stored(one, opening, crew.workspaceId)) };
}

function first({ about, requester, at, values }: Opening, chance: Chance): Said {
  const text = chance.fill(`{greeting},\n\n${about.body}\n\n{thanks}\n${requester.name}`, lists, values);
  return { direction: "inbound", author: requester, body: text, at };
}

function answer(
  { topic, about, requester, values }: Opening,
  said: readonly Said[],
  agent: Person,
  at: Date,
  chance: Chance,
): Said {
  const last = said.at(-1)?.direction;
  const spoken = said.filter(({ direction }) => direction !== "internal").at(-1)?.direction;
  if (last !== "internal" && chance.happens(0.15)) {
    return { direction: "internal", author: agent, body: chance.fill(chance.pick(topic.notes), lists, values), at };
  }
  if (spoken === "outbound") {
    const body = chance.fill(unsaid(topic.followUps, said, chance), lists, values);
    return { direction: "inbound", author: requester, body, at };
  }
  const [firstName] = requester.name.split(" ");
  const isFirst = !said.some(({ direction }) => direction === "outbound");
  const reply = chance.fill(isFirst ? about.reply : unsaid(topic.replies, said, chance), lists, values);
  const farewell = chance.pick(["Best regards,", "Kind regards,", "All the best,"]);
  return {
    direction: "outbound",
    author: agent,
    body: `Hi ${firstName},\n\n${reply}\n\n${farewell}\n${agent.name}`,
    at,
  };
}

/** A sentence that nobody has said yet in this conversation, as far as its beginning tells. */
function unsaid(templates: readonly string[], said: readonly Said[], chance: Chance): string {
  const beginning = (template: string) => template.split(/[{,.:]/)[0] ?? "";
  const fresh = templates.filter((template) => !said.some(({ body }) => body.includes(beginning(template))));
  return chance.pick(fresh.length > 0 ? fresh : templates);
}

/** Nobody answers at night: what falls there happens in the morning. Times are UTC. */
function daytime(time: number, chance: Chance): number {
  const at = new Date(time);
  if (at.getUTCHours() >= 6 && at.getUTCHours() < 20) return time;
  const morning = new Date(time + (at.getUTCHours() >= 20 ? 12 * hour : 0)).setUTCHours(6, 0, 0, 0);
  return Math.max(time, morning + chance.int(5, 150) * minute);
}

function stored({ direction, author, body, at }: Said, { ticketId, channel }: Opening, workspaceId: string) {
  return {
    id: newId("cmt", at.getTime()),
    workspaceId,
    ticketId,
    type: direction === "internal" ? "note" : "reply",
    direction,
    body,
    authorType: direction === "inbound" ? "contact" : "user",
    authorId: author.id,
    authorName: author.name,
    channel,
    createdAt: at,
    updatedAt: at,
  };
}

export function amount(chance: Chance): string {
  return `${chance.int(9, 480)}.${chance.pick(["00", "50", "90", "95"])}`;
}
