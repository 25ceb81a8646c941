import { expect, test, vi } from "vitest";
import { createApiKey } from "../../lib/api-keys/commands/create";
import { CreateApiKey } from "../../lib/api-keys/schema";
import { db, provider } from "../../lib/db/client";
import { givenWorkspace } from "../../lib/db/testing/given";
import { validate } from "../../lib/entry/validate";
import { setLimit } from "../../lib/limits/commands/limit";
import { ApiClient } from "../fixtures/api-client";
import { isLong, report, rounds } from "./fixtures/ledger";
import { Instance } from "./fixtures/processes";

vi.setConfig({ testTimeout: 1_800_000 });

/** How old a counted call may be and still be missing after a SIGKILL, in milliseconds: docs/reliability.md says so. */
const mostBehind = 10_000;
const clients = 20;

async function givenKey() {
  const given = await givenWorkspace();
  await setLimit(given.ctx("owner", "policy:manage"), { policy: "default", limit: 10_000_000, windowSeconds: 60 });
  const input = validate(CreateApiKey, { name: "Zapier", scopes: ["contacts:read"] });
  const { id, key } = await createApiKey(given.ctx("owner", "api_keys:create"), input);
  return { id, key: key ?? "" };
}

const stored = async (apiKeyId: string) => {
  const { _sum } = await db().apiKeyUsage.aggregate({ where: { apiKeyId }, _sum: { allowed: true, refused: true } });
  return { allowed: _sum.allowed ?? 0, refused: _sum.refused ?? 0 };
};

/** When each call was answered, in epoch milliseconds. */
type Acknowledged = { allowed: number[]; refused: number[] };

/** Calls of many clients to all instances, every fifth of them refused, until `goesOn` says no or a server is gone. */
async function callAll(key: string, instances: readonly Instance[], goesOn: (sent: number) => boolean) {
  const acknowledged: Acknowledged = { allowed: [], refused: [] };
  let sent = 0;
  const client = async (index: number) => {
    // One address for each client: a key is counted by the hundred first addresses of an hour.
    const api = new ApiClient(instances[index % instances.length]?.url ?? "", key);
    while (goesOn(sent)) {
      const refused = sent++ % 5 === 4;
      const reply = await (refused ? api.get("/tickets") : api.post("/test")).catch(() => null);
      if (reply === null) return;
      expect(reply.status).toBe(refused ? 403 : 200);
      acknowledged[refused ? "refused" : "allowed"].push(Date.now());
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, index) => client(index)));
  return { acknowledged, sent };
}

/** Fault test F8. */
test("what instances have counted is all there, added up, once SIGTERM has ended them", async () => {
  const ledger = { rounds: 0, faults: 0, acknowledged: 0, lost: 0 };
  const count = provider() === "sqlite" ? 1 : isLong ? 3 : 2;
  for (let round = 0; round < rounds(1, 5); round++) {
    const { id, key } = await givenKey();
    const instances = await Instance.many(count);
    const most = rounds(600, 10_000);
    const { acknowledged } = await callAll(key, instances, (sent) => sent < most);
    // At once, while the rest still waits in memory.
    const used = await db().apiKey.findUniqueOrThrow({ where: { id } });
    expect(Math.max(...acknowledged.allowed) - (used.lastUsedAt?.getTime() ?? 0)).toBeLessThan(60_000);
    await Promise.all(instances.map((instance) => instance.terminate()));
    const [allowed, refused] = [acknowledged.allowed.length, acknowledged.refused.length];
    expect(await stored(id), `round ${round}`).toEqual({ allowed, refused });
    expect(allowed + refused).toBe(most);
    ledger.rounds += 1;
    ledger.faults += count;
    ledger.acknowledged += allowed + refused;
  }
  report(`F8, SIGTERM of ${count} process(es)`, ledger);
});

test("SIGKILL costs the counts of the last seconds at most, and never the first use", async () => {
  const ledger = { rounds: 0, faults: 0, acknowledged: 0, lost: 0, "of the last seconds": 0 };
  for (let round = 0; round < rounds(1, 6); round++) {
    const { id, key } = await givenKey();
    const instance = await Instance.start();
    // A server that has just started may not have answered anything by the time that it is killed.
    const first = await callAll(key, [instance], (already) => already < 1);
    const end = Date.now() + rounds(200, 14_000);
    const running = callAll(key, [instance], () => Date.now() < end + 60_000);
    await vi.waitUntil(() => Date.now() >= end, { timeout: 60_000, interval: 20 });
    const killedAt = Date.now();
    await instance.kill();
    const { acknowledged, sent: later } = await running;
    const sent = first.sent + later;
    const counted = await stored(id);
    const all = acknowledged.allowed.length + acknowledged.refused.length;
    const due = [...acknowledged.allowed, ...acknowledged.refused].filter((at) => at < killedAt - mostBehind).length;
    expect(counted.allowed + counted.refused, `round ${round}`).toBeGreaterThanOrEqual(due);
    expect(counted.allowed + counted.refused, `round ${round}`).toBeLessThanOrEqual(sent);
    const used = await db().apiKey.findUniqueOrThrow({ where: { id } });
    expect(used.lastUsedAt).not.toBeNull();
    ledger.rounds += 1;
    ledger.faults += 1;
    ledger.acknowledged += all;
    ledger.lost += Math.max(0, due - counted.allowed - counted.refused);
    ledger["of the last seconds"] += Math.max(0, all - counted.allowed - counted.refused);
  }
  report("F8, SIGKILL", ledger);
});
