import { randomInt } from "node:crypto";
import { expect, onTestFinished, test, vi } from "vitest";
import { createApiKey } from "../../lib/api-keys/commands/create";
import { CreateApiKey } from "../../lib/api-keys/schema";
import { db } from "../../lib/db/client";
import { givenWorkspace } from "../../lib/db/testing/given";
import { startReceiver, verified } from "../../lib/webhooks/testing/receiver";
import { ApiClient, freshIp } from "../fixtures/api-client";
import { report, rounds } from "./fixtures/ledger";
import { Instance } from "./fixtures/processes";

vi.setConfig({ testTimeout: 1_800_000 });

type One<T> = { data: T };
const tickets = rounds(20, 100);
/** Attempts to one webhook at once: so many may have been in hand when the processes were killed. */
const mostAtOnce = 5;
const until = (condition: () => Promise<boolean> | boolean) =>
  vi.waitUntil(condition, { timeout: 60_000, interval: 5 });

/** As if the half minute had gone by after which the work of a killed process is taken up. */
async function letLeasesRunOut(): Promise<void> {
  const past = new Date(Date.now() - 1);
  const where = { leaseOwner: { not: null } };
  await db().webhookDelivery.updateMany({ where, data: { leaseUntil: past, dueAt: past } });
}

test("every acknowledged change reaches its receiver, with two servers that are killed while they deliver", async () => {
  const ledger = { rounds: 0, faults: 0, acknowledged: 0, lost: 0, "sent again": 0 };
  const receiver = await startReceiver();
  onTestFinished(() => receiver.stop());
  // Slow enough that a kill finds some of them on their way.
  receiver.answersWith((response) => void setTimeout(() => response.writeHead(200).end(), randomInt(20, 80)));
  for (let round = 0; round < rounds(1, 20); round++) {
    receiver.received.length = 0;
    const given = await givenWorkspace();
    const input = CreateApiKey.parse({ name: "Import", scopes: ["tickets:write", "webhooks:write"] });
    const { key } = await createApiKey(given.ctx("owner", "api_keys:create"), input);
    const call = (instance: Instance) => new ApiClient(instance.url, key, freshIp());
    const first = await Instance.many(2);
    const [one, other] = first;
    if (!one || !other) throw new Error("Two were to start.");
    const hook = { url: receiver.url, events: ["ticket.created"] };
    const { secret } = (await call(one).post<One<{ secret: string }>>("/webhooks", hook)).body.data;
    const acknowledged = new Set<string>();
    const write = async (instance: Instance, count: number) => {
      for (let done = 0; done < count; done++) {
        const body = { subject: `Ticket ${done}`, body: "x", requester: { email: "ada@example.com" } };
        // Killed in the middle of it: nobody was told that it was done.
        const reply = await call(instance)
          .post<One<{ id: string }>>("/tickets", body)
          .catch(() => null);
        if (reply?.status === 201) acknowledged.add(reply.body.data.id);
      }
    };
    const writing = Promise.all(first.map((instance) => write(instance, tickets / 2)));
    const seen = randomInt(1, tickets / 2);
    await until(() => receiver.received.length >= seen);
    await Promise.all(first.map((instance) => instance.kill()));
    await writing;
    await letLeasesRunOut();
    const second = await Instance.many(2);
    await Promise.all(second.map((instance) => write(instance, 2)));
    const arrivals = () => receiver.received.map((got) => verified(secret, got).data.object.id as string);
    const missing = () => [...acknowledged].filter((id) => !arrivals().includes(id));
    // Nothing pending is not enough: an event of a moment ago may not have become a delivery yet.
    await until(
      async () => missing().length === 0 && (await db().webhookDelivery.count({ where: { status: "pending" } })) === 0,
    ).catch(() => {});
    await Promise.all(second.map((instance) => instance.terminate()));

    const arrived = arrivals();
    const lost = missing();
    expect(lost, `round ${round}`).toEqual([]);
    const again = arrived.length - new Set(arrived).size;
    expect(again).toBeLessThanOrEqual(mostAtOnce);
    ledger.rounds += 1;
    ledger.faults += first.length;
    ledger.acknowledged += acknowledged.size;
    ledger.lost += lost.length;
    ledger["sent again"] += again;
  }
  report("webhooks", ledger);
});
