import { expect, test, vi } from "vitest";
import { can } from "../../lib/access/permissions";
import { isRole } from "../../lib/access/roles";
import { createApiKey } from "../../lib/api-keys/commands/create";
import { editApiKey } from "../../lib/api-keys/commands/edit";
import { enableApiKey } from "../../lib/api-keys/commands/pause";
import { renameApiKey } from "../../lib/api-keys/commands/rename";
import { revokeApiKey } from "../../lib/api-keys/commands/revoke";
import { CreateApiKey, EditApiKey, maxLiveKeys } from "../../lib/api-keys/schema";
import { verifyStep } from "../../lib/audit/verify";
import { db } from "../../lib/db/client";
import { type GivenMember, type GivenWorkspace, givenMember, givenWorkspace } from "../../lib/db/testing/given";
import { memberCtx } from "../../lib/entry/member-ctx";
import { validate } from "../../lib/entry/validate";
import { newId } from "../../lib/id";
import { changeRole } from "../../lib/members/commands/change-role";
import { removeMember } from "../../lib/members/commands/remove";
import { transferOwnership } from "../../lib/members/commands/transfer";
import { report, rounds } from "./fixtures/ledger";
import { commandLine } from "./fixtures/processes";

/** Three processes change the same rows: this one, through the functions behind the console, and two command lines. */
vi.setConfig({ testTimeout: 1_800_000 });

type Order = readonly [command: string, ...args: string[]];

const newKey = (given: GivenWorkspace, name: string) =>
  createApiKey(given.ctx("owner", "api_keys:create"), validate(CreateApiKey, { name, scopes: ["tickets:read"] }));

/** What is done here, at once: what went through, and the codes of what did not. */
async function settle(work: readonly Promise<unknown>[]): Promise<{ done: number; codes: string[] }> {
  const results = await Promise.allSettled(work);
  const codes = results.flatMap((result) => (result.status === "rejected" ? [String(result.reason.code)] : []));
  return { done: results.length - codes.length, codes };
}

/** What a command line is told to do, in this order; returns what it says it has done. */
async function obey(run: ReturnType<typeof commandLine>, orders: readonly Order[]): Promise<Order[]> {
  const done: Order[] = [];
  for (const order of orders) if ((await run(...order)).done) done.push(order);
  return done;
}

const eventsIn = async (given: GivenWorkspace, since = 0) => {
  const where = { workspaceId: given.workspace.id, sequence: { gt: since } };
  const rows = await db().auditEvent.findMany({ where, orderBy: { sequence: "asc" } });
  return {
    count: (event: string) => rows.filter((row) => row.event === event).length,
    last: rows.at(-1)?.sequence ?? since,
    rows,
  };
};

async function expectWholeChain({ workspace }: GivenWorkspace): Promise<void> {
  let step = await verifyStep(workspace.id);
  while (!step.done && !step.broken) step = await verifyStep(workspace.id, step);
  expect(step.broken).toBeNull();
}

/** Fault test F3. */
test("a key that is renamed and revoked fifty times at once stays revoked, and every answer is true", async () => {
  const ledger = { rounds: 0, faults: 0, acknowledged: 0, lost: 0 };
  const given = await givenWorkspace();
  const [one, two] = [commandLine(given.workspace.slug), commandLine(given.workspace.slug)];
  for (let round = 0; round < rounds(2, 200); round++) {
    const { id } = await newKey(given, `Zapier ${round}`);
    const { last } = await eventsIn(given);
    const [update, revoke] = [given.ctx("admin", "api_keys:update"), given.ctx("owner", "api_keys:revoke")];
    const orders = (who: string): Order[] =>
      Array.from(
        { length: 10 },
        (_, index): Order =>
          index === 6 ? ["key revoke", "--key", id] : ["key rename", "--key", id, "--name", `${who} ${round} ${index}`],
      );
    const here = Array.from({ length: 30 }, (_, index) => {
      if (index === 20 + (round % 10)) return revokeApiKey(revoke, { id }).then(() => "revoked");
      if (index % 10 === 9) return enableApiKey(revoke, { id }).then(() => "enabled");
      if (index % 10 === 8)
        return editApiKey(update, validate(EditApiKey, { id, note: `Note ${index}` })).then(() => "edited");
      return renameApiKey(update, { id, name: `Here ${round} ${index}` }).then(() => "renamed");
    });
    const results = Promise.allSettled(here);
    const there = (await Promise.all([obey(one, orders("One")), obey(two, orders("Two"))])).flat();
    const outcomes = await results;
    const reasons = outcomes.flatMap((result) => (result.status === "rejected" ? [result.reason.code] : []));
    expect(
      reasons.filter((code) => code !== "key_final"),
      `round ${round}`,
    ).toEqual([]);
    const said = (what: string) =>
      outcomes.filter((result) => result.status === "fulfilled" && result.value === what).length;
    const row = await db().apiKey.findUniqueOrThrow({ where: { id } });
    const events = await eventsIn(given, last);
    expect(row.revokedAt, `round ${round}`).not.toBeNull();
    expect(row.liveName).toBeNull();
    expect(events.count("api_key.revoked")).toBe(1);
    // Every name was another one, so each acknowledged rename is one event, and the last of them is the key's name.
    const acknowledged = said("renamed") + there.filter(([command]) => command === "key rename").length;
    const recorded = events.count("api_key.renamed");
    expect(recorded, `round ${round}`).toBe(acknowledged);
    expect(events.count("api_key.edited")).toBe(said("edited"));
    const lastName = events.rows.findLast(({ event }) => event === "api_key.renamed")?.after;
    if (lastName) expect(JSON.parse(lastName).name).toBe(row.name);
    await expect(enableApiKey(revoke, { id })).rejects.toMatchObject({ code: "key_final" });
    ledger.rounds += 1;
    ledger.faults += 50;
    ledger.acknowledged += acknowledged + said("edited") + 1;
    ledger.lost += acknowledged - recorded;
  }
  await expectWholeChain(given);
  report("F3", ledger);
});

function asOwner<P extends "members:manage" | "workspace:manage">(
  { workspace }: GivenWorkspace,
  person: GivenMember,
  permission: P,
) {
  const arrival = { requestId: newId("req"), clientIp: "", now: new Date() };
  const ctx = memberCtx<P>(person, { workspace, role: "owner", apiAccess: true }, permission, arrival);
  if (!ctx) throw new Error("An Owner holds it.");
  return ctx;
}

async function ownersIn({ workspace }: GivenWorkspace): Promise<GivenMember[]> {
  const rows = await db().membership.findMany({ where: { workspaceId: workspace.id }, include: { user: true } });
  return rows
    .filter(({ role }) => isRole(role) && can(role, "owners:manage"))
    .map(({ id, user }) => ({ id: user.id, name: user.name, email: user.email, membershipId: id }));
}

type Event = { event: string; targetId: string | null; after: string | null };

/** How many of the recorded changes are not what the memberships say in the end. */
async function untrue({ workspace }: GivenWorkspace, events: readonly Event[]): Promise<number> {
  const recorded = new Map<string, string | null>();
  for (const { event, targetId, after } of events) {
    if (event === "member.removed") recorded.set(targetId ?? "", null);
    if (event === "member.role_changed") recorded.set(targetId ?? "", JSON.parse(after ?? "").role);
  }
  const rows = await db().membership.findMany({ where: { workspaceId: workspace.id } });
  const stored = new Map(rows.map(({ userId, role }) => [userId, role]));
  return [...recorded].filter(([userId, role]) => (stored.get(userId) ?? null) !== role).length;
}

/** Fault test F5, with other processes; lib/members/commands/owners.db.test.ts has it within one. */
test("owners who demote, remove and replace each other from three processes always leave one", async () => {
  const ledger = { rounds: 0, faults: 0, acknowledged: 0, lost: 0 };
  const given = await givenWorkspace();
  const [one, two] = [commandLine(given.workspace.slug), commandLine(given.workspace.slug)];
  for (let round = 0; round < rounds(2, 200); round++) {
    const [survivor] = await ownersIn(given);
    expect(survivor, `round ${round}`).toBeDefined();
    if (!survivor) return;
    const added = await Promise.all([1, 2].map(() => givenMember(given.workspace.id, "owner")));
    const owners = [survivor, ...added];
    const { last } = await eventsIn(given);
    const emails = owners.map(({ email }) => email);
    const demote = (email = ""): Order => ["member role", "--email", email, "--role", "agent"];
    const remove = (email = ""): Order => ["member remove", "--email", email];
    const here = owners.map((actor, index) => {
      const { email } = owners[(index + 1) % owners.length] ?? actor;
      const ctx = asOwner(given, actor, "members:manage");
      if ((round + index) % 3 === 0) return changeRole(ctx, { email, role: "agent" });
      if ((round + index) % 3 === 1) return removeMember(ctx, { email, keys: { fate: "revoke" } });
      return transferOwnership(asOwner(given, actor, "workspace:manage"), { email });
    });
    const [mine, first, second] = await Promise.all([
      settle(here),
      obey(one, [demote(emails[0]), remove(emails[1]), demote(emails[2])]),
      obey(two, [remove(emails[2]), demote(emails[1]), remove(emails[0])]),
    ]);
    expect((await ownersIn(given)).length, `round ${round}`).toBeGreaterThanOrEqual(1);
    expect(mine.codes.filter((code) => !["conflict", "forbidden", "not_found"].includes(code))).toEqual([]);
    const events = await eventsIn(given, last);
    ledger.rounds += 1;
    ledger.faults += 9;
    ledger.acknowledged += mine.done + first.length + second.length;
    ledger.lost += await untrue(given, events.rows);
  }
  await expectWholeChain(given);
  report("F5", ledger);
  expect(ledger.lost).toBe(0);
});

/** Fault test F9. */
test("fifty creates from three processes at once fill the last ten places exactly", async () => {
  const ledger = { rounds: 0, faults: 0, acknowledged: 0, lost: 0 };
  for (let round = 0; round < rounds(1, 20); round++) {
    const given = await givenWorkspace();
    const [one, two] = [commandLine(given.workspace.slug), commandLine(given.workspace.slug)];
    const first = await newKey(given, "First");
    const template = await db().apiKey.findUniqueOrThrow({ where: { id: first.id } });
    await db().apiKey.createMany({
      data: Array.from({ length: maxLiveKeys - 11 }, (_, index) => ({
        ...template,
        id: `key_${String(index).padStart(4, "0")}${given.workspace.id.slice(-6)}`,
        name: `Filler ${index}`,
        nameFolded: `filler ${index}`,
        liveName: `filler ${index}`,
      })),
    });
    const email = given.members.owner.email;
    const orders = (who: string): Order[] =>
      Array.from(
        { length: 10 },
        (_, index): Order => ["key create", "--as", email, "--name", `${who} ${index}`, "--scope", "tickets:read"],
      );
    const [here, there, elsewhere] = await Promise.all([
      settle(Array.from({ length: 30 }, (_, index) => newKey(given, `Here ${index}`))),
      obey(one, orders("One")),
      obey(two, orders("Two")),
    ]);
    const made = here.done + there.length + elsewhere.length;
    expect(here.codes.filter((code) => code !== "limit_reached")).toEqual([]);
    const live = await db().apiKey.count({ where: { workspaceId: given.workspace.id, revokedAt: null } });
    expect([made, live], `round ${round}`).toEqual([10, maxLiveKeys]);
    expect((await eventsIn(given)).count("api_key.created")).toBe(11);
    ledger.rounds += 1;
    ledger.faults += 50;
    ledger.acknowledged += made;
    ledger.lost += made - (live - (maxLiveKeys - 10));
  }
  report("F9", ledger);
});
