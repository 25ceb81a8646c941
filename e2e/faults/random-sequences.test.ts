import { randomInt } from "node:crypto";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { type Call, type Change, type GraceRole, KeyModel, type ModelKey, type NewKey } from "./fixtures/key-model";
import { KeySystem } from "./fixtures/key-system";
import { report, rounds } from "./fixtures/ledger";
import { Instance } from "./fixtures/processes";

vi.setConfig({ testTimeout: 1_800_000 });

const ledger = { rounds: 0, faults: 0, acknowledged: 0, lost: 0, commands: 0 };

/** One step of a sequence: what it is called in a report, and what it does to both. */
class Command implements fc.AsyncCommand<KeyModel, KeySystem> {
  constructor(
    private readonly title: string,
    private readonly apply: (model: KeyModel, system: KeySystem) => Promise<void>,
    private readonly isPossible: (model: KeyModel) => boolean = () => true,
  ) {}

  check(model: Readonly<KeyModel>): boolean {
    return this.isPossible(model);
  }

  async run(model: KeyModel, system: KeySystem): Promise<void> {
    const before = model.audited.length;
    await this.apply(model, system);
    await compare(model, system);
    ledger.commands += 1;
    ledger.acknowledged += model.audited.length - before;
  }

  toString(): string {
    return this.title;
  }
}

/** Model = system: in what is stored, and in how each key is answered. */
async function compare(model: KeyModel, system: KeySystem): Promise<void> {
  const { keys, grace, audited } = await system.stored();
  expect(audited).toEqual(model.audited);
  expect(grace).toEqual(model.grace);
  expect(keys.size).toBe(model.keys.length);
  for (const key of model.keys) {
    const row = keys.get(key.id);
    const stored = [row?.name, row?.scopes, row?.revokedAt !== null, row?.disabledAt !== null, row?.expiresAt === null];
    expect(stored).toEqual([key.name, key.scope, key.revoked, key.disabledBy !== null, key.life === "endless"]);
    expect(await system.call(key, "test"), key.name).toBe(model.call(key, "test"));
  }
}

const person = fc.constantFrom("ada" as const, "grace" as const);
/** Two of them are the same to people who look for a key. */
const name = fc.constantFrom("Zapier", "ZAPIER", "Import", "Shop");
const whose = fc.nat({ max: 20 });
/** The key that a number stands for, whatever there is by then. */
const pick = (model: KeyModel, at: number) => model.keys[at % model.keys.length] as ModelKey;
const hasKeys = (model: KeyModel) => model.keys.length > 0;

const newKey: fc.Arbitrary<NewKey> = fc.record({
  by: person,
  name,
  scope: fc.constantFrom("*", "tickets:write", "tickets:read", "contacts:read"),
  hours: fc.constantFrom(null, 1, 72),
});
const creation = newKey.map(
  (input) =>
    new Command(`create(${JSON.stringify(input)})`, async (model, system) => {
      const expected = model.create(input);
      const result = await system.create(input);
      expect(result.ok ? "ok" : result.error.code).toBe(expected);
      if (result.ok) model.created(input, result.data);
    }),
);
const use = fc
  .tuple(whose, fc.constantFrom<Call>("test", "list tickets", "create a ticket"))
  .map(
    ([at, call]) =>
      new Command(
        `use(${at}, ${call})`,
        async (model, system) =>
          expect(await system.call(pick(model, at), call)).toBe(model.call(pick(model, at), call)),
        hasKeys,
      ),
  );
const change = fc.tuple(fc.constantFrom<Change>("rename", "disable", "enable", "revoke"), person, whose, name).map(
  ([what, by, at, to]) =>
    new Command(
      `${what}(${by}, ${at}${what === "rename" ? `, ${to}` : ""})`,
      async (model, system) => {
        const key = pick(model, at);
        const expected = model.change(what, by, key, to);
        expect(await system.change(what, by, key, to)).toBe(expected);
      },
      hasKeys,
    ),
);
const expiry = whose.map(
  (at) =>
    new Command(
      `expire(${at})`,
      async (model, system) => {
        const key = pick(model, at);
        await system.expire(key);
        key.life = "over";
      },
      (model) => hasKeys(model) && pick(model, at).life === "limited",
    ),
);
const demotion = fc.constantFrom<GraceRole>("admin", "read_only_admin", "developer").map(
  (role) =>
    new Command(`grace becomes ${role}`, async (model, system) => {
      expect(await system.setRole(role)).toBe("ok");
      model.setRole(role, system.graceId);
    }),
);
const access = fc.boolean().map(
  (on) =>
    new Command(`API access of grace ${on ? "on" : "off"}`, async (model, system) => {
      expect(await system.setApiAccess(on)).toBe("ok");
      model.setApiAccess(on, system.graceId);
    }),
);
const restart = fc.constantFrom("SIGTERM" as const, "SIGKILL" as const).map(
  (signal) =>
    new Command(signal, async (_, system) => {
      await system.restart(signal);
      ledger.faults += 1;
    }),
);

/** How often each kind of step comes: a restart takes as long as a hundred others. */
const step = fc.oneof(
  { weight: 12, arbitrary: creation },
  { weight: 10, arbitrary: use },
  { weight: 24, arbitrary: change },
  { weight: 5, arbitrary: expiry },
  { weight: 4, arbitrary: demotion },
  { weight: 3, arbitrary: access },
  { weight: 1, arbitrary: restart },
);

/** Fault test F17. `LATCHKEY_SEED` repeats the sequences of a run that failed; its report names the seed. */
test("after any sequence of changes, expiries, demotions and restarts each key is what the documents say", async () => {
  const server = { instance: await Instance.start() };
  const seed = Number(process.env.LATCHKEY_SEED ?? randomInt(2 ** 31));
  const sequence = async (commands: Iterable<fc.AsyncCommand<KeyModel, KeySystem>>) => {
    const system = await KeySystem.open(server);
    await fc.asyncModelRun(() => ({ model: new KeyModel(), real: system }), commands);
    ledger.rounds += 1;
  };
  const commands = fc.commands([step], { maxCommands: rounds(30, 60), size: "max" });
  // Not made smaller, which would take a sequence of restarts for each attempt: the report has the whole sequence.
  await fc.assert(fc.asyncProperty(commands, sequence), { seed, numRuns: rounds(4, 150), endOnFailure: true });
  report(`F17, seed ${seed}`, ledger);
});
