import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import type { GivenWorkspace } from "@/lib/db/testing/given";
import { newTicket } from "@/lib/tickets/testing/given-ticket";
import { type Body, problem } from "./testing/api-call";

import { type Call, givenCaller } from "./testing/given-events";

let given: GivenWorkspace;
let call: Call;

beforeEach(async () => {
  ({ given, call } = await givenCaller("contacts:write", "customers:write", "tickets:write"));
});

const ada = { email: "Ada@Example.com", name: "Ada", external_id: "crm-1", tags: ["vip"], metadata: { since: 2020 } };
const ids = ({ body }: { body: Body }) => body.data.map(({ id }: { id: string }) => id);
const names = ({ body }: { body: Body }) => body.data.map(({ name }: { name: string }) => name);

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
