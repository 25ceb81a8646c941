import { beforeEach, expect, test } from "vitest";
import { createApiKey } from "@/lib/api-keys/commands/create";
import { CreateApiKey } from "@/lib/api-keys/schema";
import { db } from "@/lib/db/client";
import { type GivenWorkspace, givenWorkspace } from "@/lib/db/testing/given";
import { apiClient, type Body, problem } from "./testing/api-call";

import { type Call, givenCaller } from "./testing/given-events";

let given: GivenWorkspace;
let call: Call;

beforeEach(async () => {
  ({ given, call } = await givenCaller("contacts:write", "customers:write", "tickets:write"));
});

const ids = ({ body }: { body: Body }) => body.data.map(({ id }: { id: string }) => id);
const names = ({ body }: { body: Body }) => body.data.map(({ name }: { name: string }) => name);

const kinds = [
  { path: "/contacts", least: { name: "Bo", email: "bo@example.com" }, prefix: "con", scope: "contacts:read" },
  { path: "/customers", least: { name: "Acme" }, prefix: "cus", scope: "customers:read" },
];

for (const { path, least, prefix, scope } of kinds) {
  test(`${path}: create, read, change and delete, as a client does it`, async () => {
    const created = await call("POST", path, { ...least, tags: ["b", "a"], custom_fields: { a: 1, b: 2 } });
    expect(created.status).toBe(201);
    const { id } = created.body.data;
    expect(id).toMatch(new RegExp(`^${prefix}_[0-9A-Z]{26}$`));
    expect(created.headers.get("location")).toMatch(new RegExp(`/api/public${path}/${id}$`));
    expect(created.body.data).toMatchObject({ ...least, tags: ["a", "b"], custom_fields: { a: 1, b: 2 }, version: 1 });
    expect((await call("GET", `${path}/${id}`)).body).toEqual(created.body);
    expect((await call("GET", path)).body.data).toEqual([created.body.data]);
    const patch = { name: "New name", add_tags: ["c"], remove_tags: ["a"], custom_fields: { a: null }, if_version: 1 };
    const changed = await call("PATCH", `${path}/${id}`, patch);
    expect(changed.body.data).toMatchObject({
      name: "New name",
      tags: ["b", "c"],
      custom_fields: { b: 2 },
      version: 2,
    });
    expect((await call("PATCH", `${path}/${id}`, { name: "New name" })).body.data.version, "nothing new").toBe(2);
    expect(problem(await call("PATCH", `${path}/${id}`, patch))).toEqual([412, "version_conflict"]);
    const deleted = await call("DELETE", `${path}/${id}`);
    expect([deleted.status, deleted.body]).toEqual([204, null]);
    for (const method of ["GET", "PATCH", "DELETE"]) {
      const again = await call(method, `${path}/${id}`, method === "PATCH" ? {} : undefined);
      expect(problem(again), method).toEqual([410, "gone"]);
    }
    expect((await call("GET", path)).body.data).toEqual([]);
    const events = await db().auditEvent.findMany({ where: { targetId: id }, orderBy: { sequence: "asc" } });
    expect(events.map(({ event }) => event.split(".")[1])).toEqual(["created", "updated", "deleted"]);
    expect(JSON.stringify(events), "nothing of it outlives it").not.toMatch(/Bo|Acme|New name|example\.com/);
  });

  test(`${path}: another workspace's is 404 for every verb, and its lists do not show it`, async () => {
    const other = await givenWorkspace();
    const theirs = await apiClient(other, "contacts:write", "customers:write");
    const { id } = (await theirs("POST", path, { ...least, external_id: "x" })).body.data;
    for (const name of [id, `${prefix}_00000000000000000000000000`, "1"]) {
      expect(problem(await call("GET", `${path}/${name}`))).toEqual([404, "not_found"]);
      expect(problem(await call("PATCH", `${path}/${name}`, { name: "Mine" }))).toEqual([404, "not_found"]);
      expect(problem(await call("DELETE", `${path}/${name}?force=true`))).toEqual([404, "not_found"]);
      expect(problem(await call("GET", `${path}/${name}/tickets`))).toEqual([404, "not_found"]);
    }
    expect((await call("GET", `${path}?include_deleted=true`)).body.data).toEqual([]);
    expect((await call("POST", path, { ...least, external_id: "x" })).status, "unique in each workspace").toBe(201);
  });

  test(`${path}: a conflict names the other record, which on_conflict returns or changes`, async () => {
    const first = await call("POST", path, { ...least, external_id: "x" });
    const { id } = first.body.data;
    const again = { ...least, name: "Other", external_id: "x", metadata: { k: "v" } };
    const refused = await call("POST", path, again);
    expect(problem(refused)).toEqual([409, "conflict"]);
    expect(refused.body.conflicting_resource).toMatchObject({ id, field: "external_id", type: path.slice(1, -1) });
    expect(refused.headers.get("location")).toBe(first.headers.get("location"));
    const returned = await call("POST", `${path}?on_conflict=return`, again);
    expect([returned.status, returned.body]).toEqual([200, first.body]);
    const updated = await call("POST", `${path}?on_conflict=update`, again);
    expect([updated.status, updated.body.data]).toMatchObject([200, { id, name: "Other", metadata: { k: "v" } }]);
    expect(updated.headers.get("location")).toBe(first.headers.get("location"));
    expect(problem(await call("POST", `${path}?on_conflict=replace`, again))).toEqual([400, "invalid_parameter"]);
  });

  test(`${path}: 20 creations at the same moment make one`, async () => {
    const body = { ...least, external_id: "x" };
    const all = await Promise.all(Array.from({ length: 20 }, () => call("POST", `${path}?on_conflict=return`, body)));
    expect(all.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(new Set(all.map((answer) => answer.body.data.id)).size).toBe(1);
  });

  test(`${path}: pages in every order are the whole list`, async () => {
    for (const [at, name] of ["bea", "Ånn", "Zoe", "ann", "Bo"].entries()) {
      await call("POST", path, { ...least, email: undefined, name, external_id: `x-${at}` });
    }
    for (const sort of ["created_at", "-created_at", "updated_at", "name", "-name"]) {
      const whole = ids(await call("GET", `${path}?sort=${sort}`));
      const seen: string[] = [];
      let cursor = "";
      do {
        const page = await call("GET", `${path}?sort=${sort}&limit=2${cursor && `&cursor=${cursor}`}`);
        seen.push(...ids(page));
        cursor = page.body.pagination.next_cursor;
      } while (cursor);
      expect(seen, sort).toEqual(whole);
      expect(seen, sort).toHaveLength(5);
    }
    const ascii = names(await call("GET", `${path}?sort=name`)).filter((name: string) => name !== "Ånn");
    expect(ascii).toEqual(["ann", "bea", "Bo", "Zoe"]);
  });

  test(`${path}: a client that copies the watermark sees every change and what was deleted`, async () => {
    const made: string[] = [];
    for (let at = 0; at < 3; at++) {
      made.push((await call("POST", path, { ...least, email: undefined, external_id: `x-${at}` })).body.data.id);
    }
    const since = new Date(Date.now() - 60_000).toISOString();
    const query = `${path}?sort=updated_at&include_deleted=true&updated_since=`;
    const first = await call("GET", `${query}${since}&limit=2`);
    expect(first.body.sync.complete).toBe(false);
    const rest = await call("GET", `${query}${since}`);
    expect(ids(rest)).toEqual(made);
    expect(rest.body.sync.complete).toBe(true);
    const { next_updated_since } = rest.body.sync;
    expect(Date.parse(next_updated_since)).toBeLessThanOrEqual(Date.now() - 5_000);
    await call("DELETE", `${path}/${made[0]}`);
    const next = await call("GET", `${query}${next_updated_since}`);
    const gone = next.body.data.at(-1);
    expect(gone).toEqual({ id: made[0], deleted: true, deleted_at: gone.updated_at, updated_at: gone.updated_at });
    expect((await call("GET", `${path}?sort=-updated_at`)).body).not.toHaveProperty("sync");
  });

  test(`${path}: keys in what is stored are masked, and their people are told where`, async () => {
    const input = CreateApiKey.parse({ name: "Pasted", scopes: ["tickets:read"] });
    const key = await createApiKey(given.ctx("owner", "api_keys:create"), input);
    const { body } = await call("POST", path, { ...least, metadata: { key: key.key } });
    expect(body.meta.masked.api_keys).toHaveLength(1);
    expect(JSON.stringify(body)).not.toContain(key.key);
    const [exposure] = await db().apiKeyExposure.findMany({ where: { apiKeyId: key.id } });
    expect(exposure).toMatchObject({ how: "pasted", place: expect.stringContaining(body.data.id) });
    const patched = await call("PATCH", `${path}/${body.data.id}`, { custom_fields: { key: key.key } });
    expect(patched.body.meta.masked.api_keys).toHaveLength(1);
  });

  test(`${path}: what belongs to one takes the scope of its own`, async () => {
    const { id } = (await call("POST", path, least)).body.data;
    const narrow = await apiClient(given, scope);
    const refused = await narrow("GET", `${path}/${id}/tickets`);
    expect(problem(refused)).toEqual([403, "insufficient_scope"]);
    expect(refused.body.required_scope).toBe("tickets:read");
    expect((await call("GET", `${path}/${id}/tickets`)).body.data).toEqual([]);
  });

  test(`${path}: too many tags or keys are refused against what is stored`, async () => {
    const tags = Array.from({ length: 50 }, (_, at) => `t${at}`);
    const { id } = (await call("POST", path, { ...least, tags })).body.data;
    const answer = await call("PATCH", `${path}/${id}`, { add_tags: ["one-more"] });
    expect(problem(answer)).toEqual([422, "validation_failed"]);
    expect(answer.body.errors[0].pointer).toBe("/add_tags");
  });
}
