import { beforeEach, expect, test } from "vitest";
import { createApiKey } from "@/lib/api-keys/commands/create";
import { CreateApiKey } from "@/lib/api-keys/schema";
import { db } from "@/lib/db/client";
import { type GivenWorkspace, givenWorkspace } from "@/lib/db/testing/given";
import { newTicket } from "@/lib/tickets/testing/given-ticket";
import { apiClient, type Body, problem } from "./testing/api-call";

let given: GivenWorkspace;
let call: Awaited<ReturnType<typeof apiClient>>;

beforeEach(async () => {
  given = await givenWorkspace();
  call = await apiClient(given, "contacts:write", "customers:write", "tickets:write");
});

const ada = { email: "Ada@Example.com", name: "Ada", external_id: "crm-1", tags: ["vip"], metadata: { since: 2020 } };
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

test("a contact is found by each filter", async () => {
  const acme = (await call("POST", "/customers", { name: "Acme" })).body.data.id;
  const one = await call("POST", "/contacts", { ...ada, phone: "+49 30 1", customer_id: acme });
  const { id } = one.body.data;
  await call("POST", "/contacts", { email: "grace_h@example.org", name: "Grace Höpper" });
  const found = async (query: string) => ids(await call("GET", `/contacts?${query}`));
  for (const query of [
    "email=ADA@example.com",
    "phone=%2B49%2030%201",
    "external_id=crm-1",
    `customer_id=${acme}`,
    "q=aDa",
    "q=CRM",
    "q=30%201",
  ]) {
    expect(await found(query), query).toEqual([id]);
  }
  expect(await found("q=HÖPPER")).toHaveLength(1);
  expect(await found("q=example")).toHaveLength(2);
  for (const query of ["q=%25", "q=a_a", "email=nobody@example.com", "updated_since=2099-01-01T00:00:00Z", "q=%5C"]) {
    expect(await found(query), query).toEqual([]);
  }
  expect(await found("q=e_h@")).toHaveLength(1);
  expect(ids(await call("GET", `/customers/${acme}/contacts`))).toEqual([id]);
  expect(problem(await call("GET", `/customers/${acme}/contacts?customer_id=${acme}`))).toEqual([
    400,
    "unknown_parameter",
  ]);
});

test("a contact needs an address, a number or an id of yours, and keeps one of them", async () => {
  expect(problem(await call("POST", "/contacts", { name: "Nobody" }))).toEqual([422, "validation_failed"]);
  const { body } = await call("POST", "/contacts", { phone: "030 1", locale: "de-ch", timezone: "Europe/Zurich" });
  expect(body.data).toMatchObject({ name: "030 1", email: null, locale: "de-CH", timezone: "Europe/Zurich" });
  const cleared = await call("PATCH", `/contacts/${body.data.id}`, { phone: null });
  expect(problem(cleared)).toEqual([422, "validation_failed"]);
  const wrong = { email: "a@b", locale: "german!", timezone: "Mars/Olympus", customer_id: "cus_1", phone: "call me" };
  const refused = await call("POST", "/contacts", wrong);
  expect(refused.body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
    "/email",
    "/locale",
    "/phone",
    "/timezone",
  ]);
  expect(problem(await call("POST", "/contacts", { phone: "1", customer_id: "cus_1" }))).toEqual([
    422,
    "validation_failed",
  ]);
});

test("a contact that a ticket made is the one that the e-mail address names", async () => {
  const ticket = await call("POST", "/tickets", newTicket());
  const { requester_id: id } = ticket.body.data;
  const refused = await call("POST", "/contacts", { email: "ADA@example.com" });
  expect(refused.body.conflicting_resource).toMatchObject({ type: "contact", id, field: "email" });
  const [a, b] = [
    await call("POST", "/contacts", { external_id: "b" }),
    { email: "ada@example.com", external_id: "b" },
  ];
  const between = await call("POST", "/contacts?on_conflict=update", b);
  expect(problem(between), "two contacts are not made one").toEqual([409, "conflict"]);
  const taken = await call("PATCH", `/contacts/${a.body.data.id}`, { email: "ada@example.com" });
  expect(taken.body.conflicting_resource).toMatchObject({ id, field: "email" });
  expect(ids(await call("GET", `/contacts/${id}/tickets?status=open`))).toEqual([ticket.body.data.id]);
});

test("who is deleted is nowhere any more, and only then can the address be used again", async () => {
  const { body } = await call("POST", "/contacts", { ...ada, phone: "030 987" });
  const { id } = body.data;
  await call("POST", "/tickets", newTicket({ requester_id: id }));
  const refused = await call("DELETE", `/contacts/${id}`);
  expect(problem(refused)).toEqual([409, "conflict"]);
  expect(refused.body.open_tickets).toBe(1);
  expect((await call("DELETE", `/contacts/${id}?force=true`)).status).toBe(204);
  const ticket = await call("GET", "/tickets/1");
  expect(ticket.body.data.requester).toEqual({ id, name: "Deleted contact", email: null });
  const comments = await call("GET", "/tickets/1/comments");
  expect(comments.body.data[0].author).toEqual({ type: "contact", id, name: "Deleted contact" });
  const here = { where: { workspaceId: given.workspace.id } };
  const rows = [await db().contact.findMany(here), await db().comment.findMany(here), await db().ticket.findMany(here)];
  expect(JSON.stringify(rows)).not.toMatch(/ada@|"Ada"|crm-1|030 987|vip|:2020/);
  expect((await call("POST", "/contacts", ada)).status).toBe(201);
  expect(problem(await call("POST", "/tickets", newTicket({ requester_id: id })))).toEqual([422, "validation_failed"]);
});

test("a ticket belongs to its requester's customer unless another is given", async () => {
  const [acme, other] = [
    (await call("POST", "/customers", { name: "Acme", domains: ["Shop.Acme.example", "acme.example"] })).body.data,
    (await call("POST", "/customers", { name: "Other", kind: "person" })).body.data,
  ];
  expect(acme).toMatchObject({ kind: "company", domains: ["acme.example", "shop.acme.example"] });
  await call("POST", "/contacts", { ...ada, customer_id: acme.id });
  const first = (await call("POST", "/tickets", newTicket())).body.data;
  const second = (await call("POST", "/tickets", newTicket({ customer_id: other.id }))).body.data;
  expect([first.customer_id, second.customer_id]).toEqual([acme.id, other.id]);
  expect(ids(await call("GET", `/customers/${acme.id}/tickets`))).toEqual([first.id]);
  expect(ids(await call("GET", `/tickets?customer_id=${other.id}&sort=number`))).toEqual([second.id]);
  const moved = await call("PATCH", `/tickets/${first.id}`, { customer_id: other.id });
  expect(moved.body.data.customer_id).toBe(other.id);
  const unknown = await call("PATCH", `/tickets/${first.id}`, { customer_id: "cus_1" });
  expect(problem(unknown)).toEqual([422, "validation_failed"]);
  for (const [query, name] of [
    ["kind=person", "Other"],
    ["domain=acme.example", "Acme"],
    ["q=shop", "Acme"],
  ]) {
    expect(names(await call("GET", `/customers?${query}`)), query).toEqual([name]);
  }
  expect(names(await call("GET", "/customers?domain=cme.example"))).toEqual([]);
  expect(problem(await call("DELETE", `/customers/${other.id}`))).toEqual([409, "conflict"]);
  await call("DELETE", `/customers/${acme.id}`);
  expect((await call("GET", "/contacts")).body.data[0]).toMatchObject({ customer_id: null, version: 2 });
});

test("a form creates what JSON creates", async () => {
  const form = new URLSearchParams("email=A%40example.com&tags[]=a&tags[]=b&metadata[k]=v&customer_id=");
  const { status, body } = await call("POST", "/contacts", form);
  expect(status).toBe(201);
  expect(body.data).toMatchObject({
    email: "a@example.com",
    tags: ["a", "b"],
    metadata: { k: "v" },
    customer_id: null,
  });
});
