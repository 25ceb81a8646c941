import { expect, test, vi } from "vitest";
import { createApiKey } from "../../lib/api-keys/commands/create";
import { CreateApiKey } from "../../lib/api-keys/schema";
import { db } from "../../lib/db/client";
import { type GivenWorkspace, givenWorkspace } from "../../lib/db/testing/given";
import { validate } from "../../lib/entry/validate";
import { claimFor } from "../../lib/idempotency/calls";
import type { Ticket } from "../../lib/tickets/schema";
import { ApiClient, freshIp, type Problem } from "../fixtures/api-client";
import { report, rounds } from "./fixtures/ledger";
import { Instance } from "./fixtures/processes";

vi.setConfig({ testTimeout: 1_800_000 });

type Answer = Partial<Problem> & { data?: Ticket };

/** Each for few rounds: a key may make 120 calls a minute. */
async function givenKey(given: GivenWorkspace, round: number): Promise<string> {
  const input = validate(CreateApiKey, { name: `Shop ${round}`, scopes: ["tickets:write"] });
  return (await createApiKey(given.ctx("owner", "api_keys:create"), input)).key ?? "";
}

/** Creates a ticket as often as it takes to get an answer that is final, on either process. */
function order(instances: readonly Instance[], key: string, name: string) {
  const json = { subject: `Order ${name}`, body: "Help", requester: { email: "ada@example.com" } };
  const headers = { "Idempotency-Key": name };
  return async (at: number) => {
    const { url } = instances[at % instances.length] as Instance;
    const reply = await new ApiClient(url, key, freshIp()).call<Answer>("POST", "/tickets", { json, headers });
    return { status: reply.status, code: reply.body.code ?? "", id: reply.body.data?.id ?? "" };
  };
}

/** As if the time had gone by that a killed process holds what it had begun. */
async function letClaimsRunOut(): Promise<void> {
  const startedAt = new Date(Date.now() - claimFor);
  await db().idempotentCall.updateMany({ where: { status: null }, data: { startedAt } });
}

const subjects = async (given: GivenWorkspace) =>
  (await db().ticket.findMany({ where: { workspaceId: given.workspace.id } })).map(({ subject }) => subject);

test("two processes get the same request many times at once: one ticket each", async () => {
  const given = await givenWorkspace();
  const instances = await Instance.many(2);
  const count = rounds(10, 200);
  let acknowledged = 0;
  let key = "";
  for (let round = 1; round <= count; round++) {
    if (round % 10 === 1) key = await givenKey(given, round);
    const create = order(instances, key, `${round}`);
    const first = await Promise.all([0, 1, 2, 3, 4, 5].map(create));
    const later = await Promise.all([0, 1].map(create));
    const made = [...first, ...later].filter(({ status }) => status === 201);
    expect(new Set(made.map(({ id }) => id)).size, JSON.stringify(first)).toBe(1);
    const others = first.filter(({ status }) => status !== 201);
    expect(others.every(({ status, code }) => status === 409 && code === "idempotency_in_progress")).toBe(true);
    expect(later.every(({ status }) => status === 201)).toBe(true);
    acknowledged += made.length;
  }
  const found = await subjects(given);
  expect(found.length).toBe(count);
  expect(new Set(found).size).toBe(count);
  report("same Idempotency-Key on two processes", { rounds: count, faults: count * 8, acknowledged, lost: 0 });
});

test("a process that is killed while it works: the repetition neither loses the ticket nor makes a second one", async () => {
  const given = await givenWorkspace();
  const count = rounds(3, 40);
  const survivor = await Instance.start();
  let acknowledged = 0;
  for (let round = 1; round <= count; round++) {
    const victim = await Instance.start();
    const key = await givenKey(given, round);
    const names = Array.from({ length: 8 }, (_, at) => `${round}-${at}`);
    // It dies with some of them answered, some committed and some not begun.
    const flying = names.map((name) => order([victim], key, name)(0).catch(() => null));
    await Promise.race(flying);
    await victim.kill();
    await Promise.all(flying);
    for (const name of names) {
      // Again where it is still under way: PostgreSQL ends the statement of a client that is gone, a moment after it went.
      const { status, code } = await vi.waitFor(async () => {
        await letClaimsRunOut();
        const answer = await order([survivor], key, name)(0);
        expect(answer.code).not.toBe("idempotency_in_progress");
        return answer;
      });
      expect([201, 409], code).toContain(status);
      if (status === 409) expect(code).toBe("idempotency_answer_lost");
      else acknowledged += 1;
    }
  }
  const found = await subjects(given);
  expect(found.length).toBe(count * 8);
  expect(new Set(found).size).toBe(count * 8);
  report("Idempotency-Key and killed processes", { rounds: count, faults: count, acknowledged, lost: 0 });
});
