import { expect, test, vi } from "vitest";
import type { Role } from "../../lib/access/roles";
import { createApiKey } from "../../lib/api-keys/commands/create";
import { deleteApiKey } from "../../lib/api-keys/commands/delete";
import { editApiKey } from "../../lib/api-keys/commands/edit";
import { disableApiKey } from "../../lib/api-keys/commands/pause";
import { revokeApiKey } from "../../lib/api-keys/commands/revoke";
import { CreateApiKey, EditApiKey } from "../../lib/api-keys/schema";
import type { AuditEventName } from "../../lib/audit/events";
import { db, provider } from "../../lib/db/client";
import { type GivenWorkspace, givenWorkspace } from "../../lib/db/testing/given";
import { validate } from "../../lib/entry/validate";
import { changeRole } from "../../lib/members/commands/change-role";
import { removeMember } from "../../lib/members/commands/remove";
import { setApiAccess } from "../../lib/members/commands/set-api-access";
import { setPolicy } from "../../lib/policy/commands/set";
import { ApiClient } from "../fixtures/api-client";
import { liftLimits } from "./fixtures/busy-key";
import { type Call, hammer } from "./fixtures/clients";
import { report, rounds } from "./fixtures/ledger";
import { Instance } from "./fixtures/processes";

vi.setConfig({ testTimeout: 1_800_000 });

type Key = { id: string; key: string; expiresAt: string | null };
type Round = { given: GivenWorkspace; key: Key; instance: Instance };
type Ending = {
  /** Whose key it is; a developer's unless said otherwise. */
  owner?: Role;
  scopes?: string[];
  /** In milliseconds. */
  life?: number;
  call?: Call;
  change: (round: Round) => Promise<unknown>;
  code: string;
  /** What the audit log says of it once, in the change's own transaction. */
  event: AuditEventName | null;
};

const elsewhere = ["192.0.2.1"];
const ticket: Call = { method: "POST", path: "/tickets", json: {} };
const revoke = ({ given }: Round) => given.ctx("admin", "api_keys:revoke");
const members = ({ given }: Round) => given.ctx("owner", "members:manage");
const edit = ({ given, key }: Round, change: object) =>
  editApiKey(given.ctx("admin", "api_keys:update"), validate(EditApiKey, { id: key.id, ...change }));

/** Everything that ends or narrows what a key may do. */
const endings: Record<string, Ending> = {
  revoked: { change: (round) => revokeApiKey(revoke(round), round.key), code: "key_revoked", event: "api_key.revoked" },
  disabled: {
    change: (round) => disableApiKey(revoke(round), round.key),
    code: "key_disabled",
    event: "api_key.disabled",
  },
  deleted: { change: (round) => deleteApiKey(revoke(round), round.key), code: "key_unknown", event: "api_key.deleted" },
  "bound to other addresses": {
    change: (round) => edit(round, { allowedIps: elsewhere }),
    code: "ip_not_allowed",
    event: "api_key.edited",
  },
  "without the scope": {
    scopes: ["tickets:read", "contacts:read"],
    call: { method: "GET", path: "/tickets" },
    change: (round) => edit(round, { scopes: ["contacts:read"] }),
    code: "insufficient_scope",
    event: "api_key.edited",
  },
  "of an owner who was demoted": {
    owner: "admin",
    scopes: ["tickets:write"],
    call: ticket,
    change: (round) => {
      const { email } = round.given.members.admin;
      return changeRole(members(round), { email, role: "read_only_admin" });
    },
    code: "role_forbids",
    event: "member.role_changed",
  },
  "of a member who was removed": {
    change: (round) =>
      removeMember(members(round), { email: round.given.members.developer.email, keys: { fate: "revoke" } }),
    code: "key_revoked",
    event: "member.removed",
  },
  "of a member without API access": {
    change: (round) => setApiAccess(members(round), { email: round.given.members.developer.email, on: false }),
    code: "api_access_disabled",
    event: "member.api_access_changed",
  },
  "outside the workspace's addresses": {
    change: ({ given }) => setPolicy(given.ctx("owner", "policy:manage"), { allowedIps: elsewhere }),
    code: "ip_not_allowed",
    event: "policy.changed",
  },
  "reported as leaked": {
    change: ({ key, instance }) => new ApiClient(instance.url, null).post("/leaks", { key: key.key }),
    code: "key_revoked",
    event: "api_key.revoked",
  },
  expired: {
    life: 400,
    change: async ({ key }) => {
      while (Date.now() < Date.parse(key.expiresAt ?? "")) await new Promise((resolve) => setTimeout(resolve, 1));
    },
    code: "key_expired",
    event: null,
  },
};
const names = Object.keys(endings);

async function begin({ owner = "developer", scopes = ["tickets:read"], life }: Ending, instance: Instance) {
  const given = await givenWorkspace();
  await liftLimits(given);
  const expiry = life ? { expiry: { kind: "date", at: new Date(Date.now() + life) } } : {};
  const input = validate(CreateApiKey, { name: "Zapier", scopes, ...expiry });
  const made = await createApiKey(given.ctx(owner, "api_keys:create"), input);
  return { given, instance, key: { id: made.id, key: made.key ?? "", expiresAt: made.expiresAt } };
}

/** Fault test F2. SQLite is for one process; PostgreSQL for many. */
for (const count of provider() === "sqlite" ? [1] : [1, 2]) {
  test(`a call that is sent after its key's end was answered is refused, ${count} process(es)`, async () => {
    const processes = await Instance.many(count);
    const total = rounds(names.length, 1_000);
    const ledger = { rounds: 0, faults: 0, acknowledged: 0, lost: 0, answers: 0, "sent after": 0, "let in after": 0 };
    for (let round = 0; round < total; round++) {
      const name = names[round % names.length] ?? "";
      const ending = endings[name] as Ending;
      const given = await begin(ending, processes[round % count] as Instance);
      const tally = await hammer(processes, {
        key: given.key.key,
        call: ending.call ?? { method: "POST", path: "/test" },
        code: ending.code,
        change: () => ending.change(given),
      });
      expect(tally.strange, `round ${round}: ${name}`).toEqual([]);
      expect(tally.letInAfter, `round ${round}: ${name}`).toBe(0);
      expect(tally.sentAfter).toBeGreaterThanOrEqual(50);
      ledger.rounds += 1;
      ledger.faults += 1;
      ledger.answers += tally.answers;
      ledger["sent after"] += tally.sentAfter;
      ledger["let in after"] += tally.letInAfter;
      if (!ending.event) continue;
      ledger.acknowledged += 1;
      const { id: workspaceId } = given.given.workspace;
      const told = await db().auditEvent.count({ where: { workspaceId, event: ending.event } });
      if (told !== 1) ledger.lost += 1;
    }
    report(`F2, ${count} process(es)`, ledger);
    expect(ledger.lost).toBe(0);
  });
}
