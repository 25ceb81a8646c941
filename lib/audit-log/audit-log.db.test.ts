import { expect, test } from "vitest";
import { createApiKey } from "../api-keys/commands/create";
import { renameApiKey } from "../api-keys/commands/rename";
import { revokeApiKey } from "../api-keys/commands/revoke";
import { CreateApiKey } from "../api-keys/schema";
import { db } from "../db/client";
import { type GivenWorkspace, givenWorkspace } from "../db/testing/given";
import { exportText } from "./export";
import { type AuditQuery, defaultAuditQuery } from "./list-query";
import { eachAuditEvent } from "./queries/each";
import { auditActors, auditPageSize, listAuditEvents } from "./queries/list";

const list = (given: GivenWorkspace, query: Partial<AuditQuery> = {}) =>
  listAuditEvents(given.ctx("read_only_admin", "audit_log:read"), { ...defaultAuditQuery, ...query });

async function givenStory(name = "Zapier") {
  const given = await givenWorkspace();
  const input = CreateApiKey.parse({ name, scopes: ["tickets:read"] });
  const create = given.ctx("owner", "api_keys:create");
  const { id } = await createApiKey(create, input);
  await renameApiKey(given.ctx("admin", "api_keys:update"), { id, name: "Make" });
  await revokeApiKey(given.ctx("owner", "api_keys:revoke"), { id });
  await createApiKey(given.ctx("developer", "api_keys:create"), { ...input, name: "Unrelated" });
  return { given, id, requestId: create.requestId };
}

test("a key's whole story is found by its id, by its prefix, and with the names it had", async () => {
  const { given, id } = await givenStory();
  for (const q of [id, `lk_live_${id.slice("key_".length)}`]) {
    const { entries } = await list(given, { q });
    expect(entries.map(({ event }) => event)).toEqual(["api_key.revoked", "api_key.renamed", "api_key.created"]);
  }
  const [, renamed] = (await list(given, { q: id })).entries;
  expect(renamed).toMatchObject({
    actor: { type: "user", id: given.members.admin.id },
    ip: "198.51.100.9",
    before: { name: "Zapier" },
    after: { name: "Make" },
  });
});

test("a request's id, an address and part of a name in any case are searched for", async () => {
  const { given, requestId } = await givenStory();
  expect((await list(given, { q: requestId })).entries.map(({ event }) => event)).toEqual(["api_key.created"]);
  expect((await list(given, { q: "198.51.100.9" })).entries).toHaveLength(4);
  expect((await list(given, { q: "unRELA" })).entries.map(({ target }) => target.name)).toEqual(["Unrelated"]);
  expect((await list(given, { q: "%" })).entries).toHaveLength(4);
  expect(await list(given, { q: "nobody" })).toMatchObject({ entries: [], any: true });
});

test("filters narrow by event, actor, target and day", async () => {
  const { given } = await givenStory();
  const count = async (query: Partial<AuditQuery>) => (await list(given, query)).entries.length;
  expect(await count({ event: "api_key.renamed" })).toBe(1);
  expect(await count({ actor: given.members.developer.id })).toBe(1);
  expect(await count({ target: "api_key" })).toBe(4);
  expect(await count({ target: "ticket" })).toBe(0);
  const today = new Date().toISOString().slice(0, 10);
  expect(await count({ from: today, to: today })).toBe(4);
  expect(await count({ from: "2020-01-01", to: "2020-01-02" })).toBe(0);
  const actors = await auditActors(given.ctx("owner", "audit_log:read"));
  expect(actors.map(({ id }) => id).sort()).toEqual(
    [given.members.owner.id, given.members.admin.id, given.members.developer.id].sort(),
  );
});

test("another workspace's events are not there", async () => {
  const { id } = await givenStory();
  const other = await givenWorkspace("Other");
  expect(await list(other, { q: id })).toEqual({ entries: [], newer: null, older: null, any: false });
});

test("pages follow each other without a gap or a repetition, both ways", async () => {
  const given = await givenWorkspace();
  const many = auditPageSize * 2 + 7;
  await fill(given, many);
  const seen: number[] = [];
  let page = await list(given);
  for (;;) {
    seen.push(...page.entries.map(({ sequence }) => sequence));
    if (page.older === null) break;
    page = await list(given, { before: page.older });
  }
  expect(seen).toEqual(Array.from({ length: many }, (_, at) => many - at));
  const back = await list(given, { after: page.newer ?? 0 });
  expect(back.entries.at(-1)?.sequence).toBe((page.newer ?? 0) + 1);
  expect((await list(given)).newer).toBeNull();
});

async function fill(given: GivenWorkspace, count: number) {
  const row = {
    ...{ workspaceId: given.workspace.id, event: "limit.set", actorType: "system", actorId: "cli", actorName: "CLI" },
    ...{
      targetType: "limit",
      targetId: "x",
      targetName: "=1+1",
      before: "{}",
      after: '{"n":1}',
      ip: "",
      requestId: "r",
    },
    ...{ createdAt: new Date(), hash: "0" },
  };
  const data = Array.from({ length: count }, (_, at) => ({
    ...row,
    id: `${given.workspace.id}-${at}`,
    sequence: at + 1,
  }));
  await db().auditEvent.createMany({ data });
}

test("an export holds every event that fits, formulas defused, and both formats agree", async () => {
  const given = await givenWorkspace();
  await fill(given, 1_203);
  const ctx = given.ctx("owner", "audit_log:read");
  const text = async (format: "csv" | "json") => {
    let all = "";
    for await (const piece of exportText(eachAuditEvent(ctx, defaultAuditQuery), format)) all += piece;
    return all;
  };
  const rows = JSON.parse(await text("json")) as { sequence: number; target_name: string }[];
  expect(rows.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 1_203 }, (_, at) => at + 1));
  const [head, first, ...rest] = (await text("csv")).trimEnd().split("\r\n");
  expect(head).toMatch(/^sequence,at,event,actor_type/);
  expect(first).toContain(",'=1+1,");
  expect(rest).toHaveLength(1_202);
});

test("an empty export is an empty list", async () => {
  const given = await givenWorkspace();
  let all = "";
  const entries = eachAuditEvent(given.ctx("owner", "audit_log:read"), defaultAuditQuery);
  for await (const piece of exportText(entries, "json")) all += piece;
  expect(JSON.parse(all)).toEqual([]);
});
