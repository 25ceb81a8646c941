import { expect, test } from "vitest";
import { db } from "../db/client";
import { type GivenWorkspace, givenWorkspace } from "../db/testing/given";
import { mutate } from "./mutate";
import { verifyChain, verifyStep } from "./verify";

/** A log of some events, two of them in one write. */
async function givenLog(events = 8): Promise<GivenWorkspace> {
  const given = await givenWorkspace();
  for (let at = 0; at < events; at += 2) {
    await mutate(given.systemCtx("policy:manage"), async (_, record) => {
      record({ event: "policy.changed", target: { id: "a", name: `first ${at}` }, after: { at } });
      record({ event: "limit.set", target: { id: "b", name: `second ${at}` }, before: { at }, after: { at: at + 1 } });
    });
  }
  return given;
}

const where = (given: GivenWorkspace, sequence: number) => ({
  workspaceId_sequence: { workspaceId: given.workspace.id, sequence },
});

test("an untouched chain is whole, also an empty one and beside another's", async () => {
  const [given, other, empty] = [await givenLog(), await givenLog(4), await givenWorkspace()];
  expect(await verifyChain(given.workspace.id)).toMatchObject({ sequence: 8, total: 8, done: true, broken: null });
  expect(await verifyChain(other.workspace.id)).toMatchObject({ sequence: 4, broken: null });
  expect(await verifyChain(empty.workspace.id)).toMatchObject({ sequence: 0, total: 0, broken: null });
});

test.each([
  { event: "api_key.deleted" },
  { actorId: "usr_eve" },
  { actorName: "Eve" },
  { actorType: "user" },
  { targetId: "c" },
  { targetName: "Somebody else" },
  { targetType: "api_key" },
  { before: "{}" },
  { after: '{"at":99}' },
  { ip: "203.0.113.66" },
  { requestId: "req_other" },
  { createdAt: new Date("2020-01-01") },
  { hash: "f".repeat(64) },
])("an event whose row was altered is found: %j", async (data) => {
  const given = await givenLog();
  await db().auditEvent.update({ where: where(given, 6), data });
  const { broken, sequence } = await verifyChain(given.workspace.id);
  expect(broken).toMatchObject({ sequence: 6 });
  expect(sequence).toBe(5);
});

test.each([1, 4, 8])("event %d that was removed is found", async (sequence) => {
  const given = await givenLog();
  await db().auditEvent.delete({ where: where(given, sequence) });
  const { broken } = await verifyChain(given.workspace.id);
  expect(broken).toEqual({ sequence, id: null, reason: expect.stringContaining("removed") });
});

test("events that changed places are found", async () => {
  const given = await givenLog();
  const move = (from: number, to: number) =>
    db().auditEvent.update({ where: where(given, from), data: { sequence: to } });
  await move(3, 999);
  await move(4, 3);
  await move(999, 4);
  expect((await verifyChain(given.workspace.id)).broken).toMatchObject({ sequence: 3 });
});

test("an event that was removed and its gap closed is found", async () => {
  const given = await givenLog();
  await db().auditEvent.delete({ where: where(given, 7) });
  await db().auditEvent.update({ where: where(given, 8), data: { sequence: 7 } });
  expect((await verifyChain(given.workspace.id)).broken).toMatchObject({ sequence: 7 });
});

test("an event that was added behind the end is found", async () => {
  const given = await givenLog();
  const last = await db().auditEvent.findUniqueOrThrow({ where: where(given, 8) });
  await db().auditEvent.create({ data: { ...last, id: "evt_forged", sequence: 9 } });
  expect((await verifyChain(given.workspace.id)).broken).toMatchObject({ sequence: 9, id: "evt_forged" });
});

test("a check goes on from where it stood, and what was altered behind it does not hide what comes", async () => {
  const given = await givenLog();
  const whole = await verifyChain(given.workspace.id);
  const second = await db().auditEvent.findUniqueOrThrow({ where: where(given, 2) });
  expect(await verifyStep(given.workspace.id, { sequence: 2, hash: second.hash })).toEqual(whole);
  expect((await verifyStep(given.workspace.id, { sequence: 2, hash: "0".repeat(64) })).broken).toMatchObject({
    sequence: 3,
  });
});
