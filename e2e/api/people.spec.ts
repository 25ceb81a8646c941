import type { Contact } from "../../lib/contacts/schema";
import type { Customer } from "../../lib/customers/schema";
import { expect, test } from "../fixtures/test";
import { givenTicket, type One, type Page } from "./given-tickets";
import { expectProblem } from "./problems";

test("a contact is created, found, changed and erased", async ({ api, baseURL }) => {
  const client = await api(["contacts:write", "tickets:write"]);
  const ticket = await givenTicket(client);
  const { id } = ticket.requester;
  const taken = await client.post("/contacts", { email: "grace@example.com", external_id: "crm-1" });
  expectProblem(taken, 409, "conflict");
  const url = `${baseURL}/api/public/contacts/${id}`;
  expect(taken.headers.location).toBe(url);
  expect(taken.body).toMatchObject({ conflicting_resource: { type: "contact", id, url, field: "email" } });
  const upsert = await client.post<One<Contact>>("/contacts?on_conflict=update", {
    email: "grace@example.com",
    external_id: "crm-1",
  });
  expect([upsert.status, upsert.body.data.id, upsert.body.data.version]).toEqual([200, id, 2]);
  const found = await client.get<Page<Contact>>("/contacts?external_id=crm-1");
  expect(found.body.data).toEqual([upsert.body.data]);
  expectProblem(await client.call("DELETE", `/contacts/${id}`), 409, "conflict");
  const erased = await client.call("DELETE", `/contacts/${id}?force=true`);
  expect([erased.status, erased.text, erased.headers["content-type"]]).toEqual([204, "", undefined]);
  expectProblem(await client.get(`/contacts/${id}`), 410, "gone");
  const tombstones = await client.get<Page<object>>("/contacts?include_deleted=true");
  expect(tombstones.body.data).toMatchObject([{ id, deleted: true }]);
  expect(tombstones.text).not.toContain("race");
});

test("a customer of another workspace is as unknown as one that nobody has", async ({ api, other }) => {
  const theirs = await api(["customers:write"], { in: other });
  const made = await theirs.post<One<Customer>>("/customers", { name: "Acme", domains: ["acme.example"] });
  expect(made.status).toBe(201);
  const client = await api(["customers:write"]);
  for (const id of [made.body.data.id, "cus_00000000000000000000000000"]) {
    expectProblem(await client.get(`/customers/${id}`), 404, "not_found");
    expectProblem(await client.call("DELETE", `/customers/${id}`), 404, "not_found");
    expectProblem(await client.get(`/customers/${id}/contacts`), 404, "not_found");
  }
  expect((await theirs.get<One<Customer>>(`/customers/${made.body.data.id}`)).body).toEqual({ data: made.body.data });
});

test("a ticket that was deleted comes back", async ({ api }) => {
  const client = await api(["tickets:write", "tickets:delete"]);
  const { id } = await givenTicket(client);
  expect((await client.call("DELETE", `/tickets/${id}`)).status).toBe(204);
  expectProblem(await client.get(`/tickets/${id}`), 410, "gone");
  expect((await client.post(`/tickets/${id}/restore`)).status).toBe(200);
  expect((await client.get(`/tickets/${id}`)).status).toBe(200);
});

test("a health check and the rest of one's limits are not counted", async ({ anonymous, api }) => {
  const health = await anonymous.get<{ status: string }>("/health");
  expect([health.status, health.body, health.headers.ratelimit]).toEqual([200, { status: "ok" }, undefined]);
  const client = await api(["tickets:read"]);
  type Standings = { data: { policy: string; remaining: number }[] };
  const remaining = async () => {
    const { body } = await client.get<Standings>("/rate-limits");
    return body.data.find(({ policy }) => policy === "default")?.remaining;
  };
  await client.get("/tickets");
  expect([await remaining(), await remaining()]).toEqual([119, 119]);
});
