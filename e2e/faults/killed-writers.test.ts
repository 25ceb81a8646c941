import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { createApiKey } from "../../lib/api-keys/commands/create";
import { CreateApiKey } from "../../lib/api-keys/schema";
import { db } from "../../lib/db/client";
import { type GivenWorkspace, givenWorkspace } from "../../lib/db/testing/given";
import { validate } from "../../lib/entry/validate";
import { ApiClient, type Problem } from "../fixtures/api-client";
import { liftLimits } from "./fixtures/busy-key";
import { ConsoleSession } from "./fixtures/console";
import { damage, letGo, settled } from "./fixtures/database";
import { halfWritten } from "./fixtures/half-written";
import { report, rounds } from "./fixtures/ledger";
import { Instance } from "./fixtures/processes";

vi.setConfig({ testTimeout: 1_800_000 });

type One = { data: { id: string } };
type Made = { id: string; key: string };
/** Where the writers of a round write, and what they were told. */
type Round = {
  given: GivenWorkspace;
  api: ApiClient;
  console: ConsoleSession;
  /** Who asks in every ticket. */
  requester: string;
  /** As the audit log has it: `event target`. */
  acknowledged: string[];
  /** The last name that was sent for each contact and key, and the last that was acknowledged. */
  names: Map<string, { sent: string; acknowledged: string }>;
  /** Keys that were acknowledged, and how far their revocation got. */
  keys: Map<string, { secret: string; revoked: "no" | "sent" | "acknowledged" }>;
};
type Writer = (round: Round) => Promise<void>;

async function begin({ url }: Instance, given: GivenWorkspace, console: ConsoleSession): Promise<Round> {
  await liftLimits(given);
  const input = validate(CreateApiKey, { name: "Import", scopes: ["tickets:write", "contacts:write"] });
  const { key } = await createApiKey(given.ctx("owner", "api_keys:create"), input);
  const api = new ApiClient(url, key);
  const requester = await posted(api.post<One | Problem>("/contacts", { email: "ada@example.com" }), 201);
  const round: Round = { given, api, console, requester, acknowledged: [], names: new Map(), keys: new Map() };
  // The one that all replies go to.
  await newTickets({ ...round, acknowledged: [] });
  return round;
}

async function posted(call: Promise<{ status: number; body: One | Problem }>, status: number): Promise<string> {
  const { status: got, body } = await call;
  expect(got, JSON.stringify(body)).toBe(status);
  return (body as One).data.id;
}

let count = 0;

const newTickets: Writer = async ({ api, requester, acknowledged }) => {
  const ticket = { subject: `Ticket ${++count}`, body: "Help", requester_id: requester };
  const id = await posted(api.post<One | Problem>("/tickets", ticket), 201);
  acknowledged.push(`ticket.created ${id}`);
};

/** All on the first ticket of the workspace, so that they wait for one another. */
const replies: Writer = async ({ api, acknowledged }) => {
  const id = await posted(api.post<One | Problem>("/tickets/1/reply", { body: `Reply ${++count}` }), 201);
  acknowledged.push(`ticket.replied ${id}`);
};

const contacts: Writer = async ({ api, acknowledged, names }) => {
  const name = `Contact ${++count}`;
  const id = await posted(api.post<One | Problem>("/contacts", { name, email: `contact-${count}@example.com` }), 201);
  acknowledged.push(`contact.created ${id}`);
  const latest = { sent: `${name} renamed`, acknowledged: name };
  names.set(id, latest);
  await posted(api.patch<One | Problem>(`/contacts/${id}`, { name: latest.sent }), 200);
  latest.acknowledged = latest.sent;
  acknowledged.push(`contact.updated ${id}`);
};

const keys: Writer = async ({ api, console, acknowledged, names, keys: made }) => {
  const act = async <T>(action: string, input: object): Promise<T> => {
    const result = await console.act<T>(api.baseUrl, "api-keys", action, input);
    if (!result.ok) throw new Refused(`${action}: ${JSON.stringify(result.error)}`);
    return result.data;
  };
  const name = `Key ${++count}`;
  const { id, key } = await act<Made>("createApiKey", { name, scopes: ["tickets:read"] });
  acknowledged.push(`api_key.created ${id}`);
  const latest = { sent: `${name} renamed`, acknowledged: name };
  names.set(id, latest);
  const life: { secret: string; revoked: "no" | "sent" | "acknowledged" } = { secret: key, revoked: "no" };
  made.set(id, life);
  await act("renameApiKey", { id, name: latest.sent });
  latest.acknowledged = latest.sent;
  acknowledged.push(`api_key.renamed ${id}`);
  life.revoked = "sent";
  await act("revokeApiKey", { id });
  life.revoked = "acknowledged";
  acknowledged.push(`api_key.revoked ${id}`);
};

class Refused extends Error {}

const writers: readonly Writer[] = [newTickets, newTickets, replies, replies, contacts, contacts, keys, keys];

/** Writes until the server is gone. Anything but what was asked for, from a server that answers, fails the test. */
async function untilGone(write: Writer, round: Round): Promise<void> {
  for (;;) {
    const gone = await write(round).then(
      () => false,
      (error: NodeJS.ErrnoException) => {
        if (["ECONNRESET", "ECONNREFUSED", "EPIPE"].includes(error.code ?? "")) return true;
        throw error;
      },
    );
    if (gone) return;
  }
}

/** A server that has just started loads what it needs with the first writes: they are all under way once each kind is done. */
async function allBusy({ acknowledged }: Round): Promise<void> {
  const kinds = ["ticket.created", "ticket.replied", "contact.updated", "api_key.revoked"];
  const isDone = (kind: string) => acknowledged.some((deed) => deed.startsWith(kind));
  await vi.waitUntil(() => kinds.every(isDone), { timeout: 60_000, interval: 10 });
}

/** Every change of the writers that is in the audit log, as `event target`; a reply by its comment. */
async function auditedSince({ given }: Round, sequence: number): Promise<string[]> {
  const rows = await db().auditEvent.findMany({
    where: { workspaceId: given.workspace.id, sequence: { gt: sequence } },
  });
  return rows.map(({ event, targetId, after }) => `${event} ${JSON.parse(after).comment_id ?? targetId}`);
}

async function namesOf({ given }: Round): Promise<Map<string, string>> {
  const where = { workspaceId: given.workspace.id };
  const rows = [...(await db().contact.findMany({ where })), ...(await db().apiKey.findMany({ where }))];
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Fault test F1. */
test("a server that is killed while eight clients write has written all that it acknowledged, and nothing by halves", async () => {
  const ledger = { rounds: 0, faults: 0, acknowledged: 0, lost: 0, "not acknowledged, yet there": 0 };
  let instance = await Instance.start();
  for (let at = 0; at < rounds(2, 100); at++) {
    const given = await givenWorkspace();
    const console = await ConsoleSession.open(instance, given.workspace, given.members.owner);
    const round = await begin(instance, given, console);
    const { auditSequence } = await db().workspace.findUniqueOrThrow({ where: { id: given.workspace.id } });
    await letGo();

    const writing = Promise.all(writers.map((write) => untilGone(write, round)));
    await Promise.race([writing, allBusy(round).then(() => sleep(randomInt(200, 2_000)))]);
    await instance.kill();
    await writing;
    await settled();
    instance = await Instance.start();

    const audited = await auditedSince(round, auditSequence);
    const lost = round.acknowledged.filter((deed) => !audited.includes(deed));
    expect(lost, `round ${at}`).toEqual([]);
    expect(new Set(audited).size, "nothing is there twice").toBe(audited.length);
    const surplus = audited.length - round.acknowledged.length;
    expect(surplus, "each writer had one change on its way").toBeLessThanOrEqual(writers.length);
    expect(await halfWritten(given.workspace.id), `round ${at}`).toEqual([]);
    expect(damage(), `round ${at}`).toEqual([]);
    const stored = await namesOf(round);
    for (const [id, { sent, acknowledged }] of round.names) expect([sent, acknowledged]).toContain(stored.get(id));
    for (const { secret, revoked } of round.keys.values()) {
      const { status } = await new ApiClient(instance.url, secret).post("/test");
      if (revoked !== "sent") expect(status).toBe(revoked === "no" ? 200 : 401);
      else expect([200, 401]).toContain(status);
    }
    ledger.rounds += 1;
    ledger.faults += 1;
    ledger.acknowledged += round.acknowledged.length;
    ledger.lost += lost.length;
    ledger["not acknowledged, yet there"] += surplus;
  }
  report("F1", ledger);
});
