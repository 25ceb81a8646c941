import { expect, test, vi } from "vitest";
import { db } from "../../lib/db/client";
import { givenWorkspace } from "../../lib/db/testing/given";
import { inviteMember } from "../../lib/members/commands/invite";
import { send } from "../fixtures/http";
import { actionIds } from "../fixtures/raw-actions";
import { report, rounds } from "./fixtures/ledger";
import { Instance } from "./fixtures/processes";

vi.setConfig({ testTimeout: 600_000 });

const password = "violet teapot 91 canyon";
const attempts = 10;

type Post = { action: string; page: string; input: (attempt: number) => object };

/**
 * Posts one server action many times at once, to all instances in turn, at the page whose form it is. Returns how many
 * were told that it was done.
 */
async function postAtOnce(instances: readonly Instance[], { action, page, input }: Post): Promise<number> {
  const id = actionIds().get(action) ?? "no such action";
  const headers = { "Next-Action": id, "Content-Type": "text/plain;charset=UTF-8" };
  const answers = await Promise.all(
    Array.from({ length: attempts }, (_, attempt) => {
      const url = `${instances[attempt % instances.length]?.url}${page}`;
      return send({ method: "POST", url, headers, body: JSON.stringify([input(attempt)]) });
    }),
  );
  const refusals = answers.filter(({ text }) => /"code":"(forbidden|gone|conflict)"/.test(text));
  const done = answers.filter(({ text }) => text.includes('"ok":true'));
  expect(done.length + refusals.length, answers.map(({ text }) => text).join("\n")).toBe(attempts);
  return done.length;
}

/** Fault test F18. One story on one empty database. */
test("those who set up, or join, through two processes at the same moment make one owner and one membership", async () => {
  const instances = await Instance.many(2);
  const founded = await postAtOnce(instances, {
    action: "createFirstWorkspace",
    page: "/setup",
    input: (attempt) => {
      return { workspaceName: "Acme", name: `Ada ${attempt}`, email: `ada-${attempt}@acme.test`, password };
    },
  });
  expect(founded).toBe(1);
  expect([await db().user.count(), await db().workspace.count()]).toEqual([1, 1]);
  expect(await db().membership.findMany({ select: { role: true } })).toEqual([{ role: "owner" }]);

  const ledger = { rounds: 1, faults: attempts, acknowledged: founded, lost: 0 };
  const given = await givenWorkspace();
  for (let round = 0; round < rounds(1, 30); round++) {
    const email = `grace-${round}@navy.test`;
    const { link } = await inviteMember(given.ctx("admin", "members:manage"), { email, role: "developer" });
    const token = link.split("/").at(-1) ?? "";
    const joined = await postAtOnce(instances, {
      ...{ action: "joinAsNew", page: `/invite/${token}` },
      input: () => ({ token, name: "Grace", password }),
    });
    const members = await db().membership.count({ where: { workspaceId: given.workspace.id, user: { email } } });
    expect([joined, members, await db().user.count({ where: { email } })], `round ${round}`).toEqual([1, 1, 1]);
    ledger.rounds += 1;
    ledger.faults += attempts;
    ledger.acknowledged += joined;
    ledger.lost += joined - members;
  }
  report("F18", ledger);
});
