import { randomBytes } from "node:crypto";
import { expect, test, vi } from "vitest";
import type { CreatedApiKey } from "../../lib/api-keys/schema";
import { db, provider } from "../../lib/db/client";
import { type GivenWorkspace, givenWorkspace } from "../../lib/db/testing/given";
import { ApiClient } from "../fixtures/api-client";
import { ConsoleSession } from "./fixtures/console";
import { report, rounds } from "./fixtures/ledger";
import { Instance } from "./fixtures/processes";
import { startTcpProxy } from "./fixtures/tcp-proxy";

vi.setConfig({ testTimeout: 600_000 });

/** What a dialog sends each time that its button is pressed. */
const form = (name: string) => ({ name, scopes: ["tickets:read"], token: randomBytes(16).toString("hex") });

async function pressed(session: ConsoleSession, url: string, input: object): Promise<CreatedApiKey> {
  const result = await session.act<CreatedApiKey>(url, "api-keys", "createApiKey", input);
  if (!result.ok) throw new Error(result.error.message);
  return result.data;
}

/** The ids of the keys of that name, and of those that the audit log says were created. */
async function keysNamed({ workspace }: GivenWorkspace, name: string) {
  const where = { workspaceId: workspace.id };
  const rows = await db().apiKey.findMany({ where: { ...where, name } });
  const events = await db().auditEvent.findMany({ where: { ...where, event: "api_key.created", targetName: name } });
  return { rows: rows.map(({ id }) => id), audited: events.map(({ targetId }) => targetId) };
}

/** Fault test F9. */
test("a form whose answer got lost and that is sent again, or that is sent twice at once, makes one key", async () => {
  const given = await givenWorkspace();
  const instances = await Instance.many(provider() === "sqlite" ? 1 : 2);
  const [first, last] = [instances[0] as Instance, instances.at(-1) as Instance];
  const session = await ConsoleSession.open(first, given.workspace, given.members.owner);
  const line = await startTcpProxy(first.url);
  const ledger = { rounds: 0, faults: 0, acknowledged: 0, lost: 0 };
  for (let round = 0; round < rounds(3, 40); round++) {
    const unheard = form(`Unheard ${round}`);
    line.loseNextAnswer();
    await expect(pressed(session, line.url, unheard), "the answer is lost").rejects.toMatchObject({
      code: "ECONNRESET",
    });
    const again = await pressed(session, last.url, unheard);
    expect([again.key, again.reason], "the secret was shown once, to nobody").toEqual([null, "already_shown"]);
    expect(await keysNamed(given, unheard.name)).toEqual({ rows: [again.id], audited: [again.id] });

    const doubled = form(`Doubled ${round}`);
    const both = await Promise.all([first, last].map(({ url }) => pressed(session, url, doubled)));
    const secrets = both.flatMap(({ key }) => key ?? []);
    expect(secrets).toHaveLength(1);
    expect(new Set(both.map(({ id }) => id)).size).toBe(1);
    expect(await keysNamed(given, doubled.name)).toEqual({ rows: [both[0]?.id], audited: [both[0]?.id] });
    expect((await new ApiClient(last.url, secrets[0] ?? "").post("/test")).status).toBe(200);
    ledger.rounds += 1;
    ledger.faults += 2;
    ledger.acknowledged += 2;
  }
  report("F9, lost answers and double clicks", ledger);
});
