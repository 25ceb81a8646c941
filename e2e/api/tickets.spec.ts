import type { Comment } from "../../lib/comments/schema";
import type { Ticket } from "../../lib/tickets/schema";
import { freshIp } from "../fixtures/api-client";
import { expect, test } from "../fixtures/test";
import { type Comments, givenTicket, newTicket, type One, type Page } from "./given-tickets";
import { expectProblem, withoutIds } from "./problems";

test("a ticket is created from JSON, with its requester and its tags", async ({ api, baseURL }) => {
  const client = await api(["tickets:write"], { name: "Zapier" });
  const sent = newTicket({ priority: "high", tags: ["billing", "vip"], metadata: { crm: 7 }, external_id: "crm-7" });
  const { status, headers, body } = await client.post<One<Ticket>>("/tickets", sent);
  expect(status).toBe(201);
  expect(body.data).toMatchObject({
    subject: sent.subject,
    status: "open",
    priority: "high",
    channel: "api",
    tags: ["billing", "vip"],
    requester: { name: "Grace", email: "grace@example.com" },
    external_id: "crm-7",
    metadata: { crm: 7 },
    comments_count: 1,
    closed_at: null,
    created_by: { type: "api_key", name: "Zapier" },
    version: 1,
  });
  expect(body.data.id).toMatch(/^tkt_\w+$/);
  expect(headers.location).toBe(`${baseURL}/api/public/tickets/${body.data.id}`);
});

test("a ticket is created from a form with a nested requester and a list of tags", async ({ api }) => {
  const client = await api(["tickets:write"]);
  const form =
    "subject=R%C3%A9sum%C3%A9&body=One%0ATwo&requester[email]=Ada%40Example.com&requester[name]=Ada&tags[]=a&tags[]=b";
  const { status, body } = await client.call<One<Ticket>>("POST", "/tickets", { form });
  expect(status).toBe(201);
  expect(body.data).toMatchObject({
    subject: "Résumé",
    tags: ["a", "b"],
    requester: { name: "Ada", email: "ada@example.com" },
  });
});

test("all mistakes are named at once, each with where it is", async ({ api }) => {
  const client = await api(["tickets:write"]);
  const wrong = { subject: " ", requester: { email: "nobody" }, priority: "highest", tagz: [] };
  const { body, ...reply } = await client.post("/tickets", wrong);
  expectProblem({ body, ...reply }, 422, "validation_failed");
  const pointers = body.errors?.map(({ pointer }) => pointer);
  expect(pointers).toEqual(expect.arrayContaining(["/subject", "/body", "/requester/email", "/priority", "/tagz"]));
  expect(body.errors?.find(({ pointer }) => pointer === "/tagz")?.did_you_mean).toBe("tags");
});

test("a second ticket with the same external id is 409 and names the first", async ({ api }) => {
  const client = await api(["tickets:write"]);
  const first = await givenTicket(client, { external_id: "crm-1" });
  const reply = await client.post<{ conflicting_resource: object }>("/tickets", newTicket({ external_id: "crm-1" }));
  expect(reply.status).toBe(409);
  expect(reply.body.conflicting_resource).toMatchObject({ type: "ticket", id: first.id, field: "external_id" });
  expect(reply.headers.location).toContain(first.id);
});

test("a ticket is fetched by its id and by its number, with or without #", async ({ api }) => {
  const client = await api(["tickets:write"]);
  const ticket = await givenTicket(client);
  for (const id of [ticket.id, String(ticket.number), `%23${ticket.number}`]) {
    const { status, body } = await client.get<One<Ticket>>(`/tickets/${id}`);
    expect(status, id).toBe(200);
    expect(body.data, id).toEqual(ticket);
  }
});

test("a ticket of another workspace is not there, in the very words for one that never was", async ({ api, other }) => {
  const client = await api(["*"]);
  const theirs = await givenTicket(await api(["tickets:write"], { in: other }));
  const calls: [string, string, unknown][] = [
    ["GET", "", undefined],
    ["PATCH", "", { subject: "Mine" }],
    ["POST", "/reply", { body: "Hello" }],
    ["POST", "/close", {}],
    ["POST", "/reopen", {}],
    ["GET", "/comments", undefined],
    ["GET", "/conversations", undefined],
  ];
  for (const [method, tail, json] of calls) {
    const foreign = await client.call(method, `/tickets/${theirs.id}${tail}`, { json });
    expectProblem(foreign, 404, "not_found", `${method} ${tail}`);
    const missing = await client.call(method, `/tickets/tkt_00000000000000000000000000${tail}`, { json });
    const comparable = (text: string) => text.replace(/tkt_\w+/g, "tkt");
    expect(comparable(withoutIds(foreign)), `${method} ${tail}`).toBe(comparable(withoutIds(missing)));
  }
});

test("another workspace's tickets, contacts and members do not show through filters or bodies", async ({
  api,
  other,
}) => {
  const client = await api(["*"]);
  const theirs = await givenTicket(await api(["tickets:write"], { in: other }), { external_id: "theirs" });
  const filters = [
    `requester_id=${theirs.requester_id}`,
    "requester_email=grace%40example.com",
    "external_id=theirs",
    `ids=${theirs.id}`,
  ];
  for (const filter of filters) {
    const { status, body } = await client.get<Page<Ticket>>(`/tickets?${filter}`);
    expect(status, filter).toBe(200);
    expect(body.data, filter).toEqual([]);
  }
  const taken = await client.post("/tickets", {
    ...newTicket(),
    requester: undefined,
    requester_id: theirs.requester_id,
  });
  expectProblem(taken, 422, "validation_failed");
  expect(taken.body.errors?.[0]?.pointer).toBe("/requester_id");
  expect((await client.post("/tickets", newTicket({ external_id: "theirs" }))).status).toBe(201);
});

test("a patch changes what it names, clears what is null and leaves the rest", async ({ api }) => {
  const client = await api(["tickets:write"]);
  const ticket = await givenTicket(client, { type: "incident", tags: ["a", "b"], metadata: { keep: 1, drop: 2 } });
  const patch = { subject: "Solved?", type: null, add_tags: ["c"], remove_tags: ["a"], metadata: { drop: null } };
  for (const type of ["application/json", "application/merge-patch+json"]) {
    const reply = await client.patch<One<Ticket>>(`/tickets/${ticket.id}`, patch, {
      headers: { "Content-Type": type },
    });
    expect(reply.status, reply.text).toBe(200);
    expect(reply.body.data).toMatchObject({
      subject: "Solved?",
      type: null,
      metadata: { keep: 1 },
      priority: "normal",
    });
    expect([...reply.body.data.tags].sort()).toEqual(["b", "c"]);
    expect(reply.body.data.version).toBeGreaterThan(ticket.version);
  }
});

test("a reply is stored as the key's owner wrote it and moves the ticket on", async ({ api, baseURL, workspace }) => {
  const client = await api(["tickets:write"]);
  const ticket = await givenTicket(client);
  const reply = await client.post<One<Comment>>(`/tickets/${ticket.id}/reply`, { body: "On it.", status: "pending" });
  expect(reply.status).toBe(201);
  expect(reply.headers.location).toBe(`${baseURL}/api/public/comments/${reply.body.data.id}`);
  expect(reply.body.data).toMatchObject({
    ticket_id: ticket.id,
    type: "reply",
    direction: "outbound",
    body: "On it.",
    author: { type: "user", name: workspace.owner.name },
  });
  const { body } = await client.get<One<Ticket>>(`/tickets/${ticket.id}`);
  expect(body.data).toMatchObject({ status: "pending", comments_count: 2 });
  expect(body.data.first_response_at).not.toBeNull();
  expect(Date.parse(body.data.updated_at)).toBeGreaterThanOrEqual(Date.parse(ticket.updated_at));
});

test("a closed ticket takes no changes until it is reopened", async ({ api }) => {
  const client = await api(["tickets:write"]);
  const { id } = await givenTicket(client);
  const closed = await client.post<One<Ticket>>(`/tickets/${id}/close`, { comment: "Done." });
  expect(closed.status).toBe(200);
  expect(closed.body.data).toMatchObject({ status: "closed", comments_count: 2 });
  expect(closed.body.data.closed_at).not.toBeNull();
  const again = await client.post<One<Ticket>>(`/tickets/${id}/close`);
  expect(again.status).toBe(200);
  expect(again.body.data).toEqual(closed.body.data);
  expectProblem(await client.patch(`/tickets/${id}`, { subject: "Too late" }), 409, "ticket_closed");
  expectProblem(await client.post(`/tickets/${id}/reply`, { body: "Too late" }), 409, "ticket_closed");
  const reopened = await client.post<One<Ticket>>(`/tickets/${id}/reopen`, { reason: "It burns again" });
  expect(reopened.body.data).toMatchObject({ status: "open", closed_at: null });
  expect((await client.patch(`/tickets/${id}`, { subject: "In time" })).status).toBe(200);
});

test("internal notes are withheld from a key without comments:read, and that is said", async ({ api }) => {
  const author = await api(["tickets:write", "comments:write"]);
  const { id } = await givenTicket(author);
  await author.post(`/tickets/${id}/close`, { note: "Between us.", comment: "Bye." });
  const reader = await api(["tickets:read"]);
  for (const path of [`/tickets/${id}/comments`, `/tickets/${id}/conversations`]) {
    const withheld = await reader.get<Comments>(path);
    expect(withheld.status).toBe(200);
    expect(withheld.body.data.map(({ type }) => type)).toEqual(["reply", "reply"]);
    expect(withheld.text).not.toContain("Between us.");
    expect(withheld.body.meta).toEqual({ omitted: { internal_notes: true, required_scope: "comments:read" } });
  }
  const full = await author.get<Comments>(`/tickets/${id}/comments`);
  expect(full.body.data.map(({ body }) => body)).toContain("Between us.");
  expect(full.body.meta).toBeUndefined();
});

test("a note needs comments:write, and nothing happens without it", async ({ api }) => {
  const client = await api(["tickets:write"]);
  const { id } = await givenTicket(client);
  const reply = await client.post(`/tickets/${id}/close`, { note: "Between us." });
  expectProblem(reply, 403, "insufficient_scope");
  expect(reply.body.required_scope).toBe("comments:write");
  expect(reply.headers["www-authenticate"]).toContain('scope="comments:write"');
  const { body } = await client.get<One<Ticket>>(`/tickets/${id}`);
  expect(body.data).toMatchObject({ status: "open", comments_count: 1 });
});

test("a change for a version that has passed is 412", async ({ api }) => {
  const client = await api(["tickets:write"]);
  const { id, version } = await givenTicket(client);
  expect((await client.patch(`/tickets/${id}`, { subject: "One", if_version: version })).status).toBe(200);
  const late = await client.patch<{ code: string }>(`/tickets/${id}`, { subject: "Two", if_version: version });
  expect(`${late.status} ${late.body.code}`).toBe("412 version_conflict");
  expect((await client.from(freshIp()).get<One<Ticket>>(`/tickets/${id}`)).body.data.subject).toBe("One");
});
