import type { Problem } from "../fixtures/api-client";
import { databaseIsReadable, snapshot } from "../fixtures/database";
import type { Reply } from "../fixtures/http";
import { type BoundClient, expect, test } from "../fixtures/test";
import type { Workspace } from "../fixtures/workspace";
import { contracts } from "./contracts";
import { givenTicket, type One } from "./given-tickets";
import { expectProblem } from "./problems";

/** Endpoints that name a thing in their path, and are for keys. */
const naming = contracts.filter(
  ({ path, scope }) => /\{id\}/.test(path) && scope !== "none" && scope !== "portal" && !path.startsWith("/kb/"),
);

/** What these need beside the id, to get as far as looking for the thing. */
const bodies: Record<string, object> = {
  replyToTicket: { body: "Hello" },
  addNote: { body: "Hello" },
  addComment: { type: "reply", body: "Hello" },
  addConversation: { type: "reply", body: "Hello" },
  updateComment: { body: "Hello" },
  updateTicket: { subject: "Taken" },
  updateContact: { name: "Taken" },
  updateCustomer: { name: "Taken" },
  updateWebhook: { description: "Taken" },
  recoverWebhookEvents: { since: "2026-01-01T00:00:00Z" },
};

/** One of everything that has an id, by the resource that its path begins with. */
async function thingsOf(client: BoundClient, workspace: Workspace) {
  const make = async (path: string, json: object) => {
    const { status, body, text } = await client.post<One<{ id: string }>>(path, json);
    if (status !== 201) throw new Error(`${path}: ${text}`);
    return body.data.id;
  };
  const customers = await make("/customers", { name: "Secret customer" });
  const contacts = await make("/contacts", { email: "secret@example.com", customer_id: customers });
  const file = { filename: "secret.txt", content_type: "text/plain", content_base64: "c2VjcmV0" };
  const attachments = await make("/attachments", file);
  const ticket = await givenTicket(client, { subject: "Secret", requester: undefined, requester_id: contacts });
  const comments = await make(`/tickets/${ticket.id}/reply`, { body: "Secret", attachment_ids: [attachments] });
  const webhooks = await make("/webhooks", { url: "https://93.184.215.14/secret", events: ["*"] });
  const users = (await client.get<{ data: { id: string; email: string }[] }>("/users")).body.data;
  const owner = users.find(({ email }) => email === workspace.owner.email)?.id ?? "";
  return { tickets: ticket.id, contacts, customers, attachments, comments, webhooks, users: owner, teams: "team_0" };
}

const told = ({ text, headers }: Reply<Problem>, id: string) =>
  text.replaceAll(String(headers["x-request-id"]), "req").replaceAll(id, "<id>");

test("whatever a path names, another workspace's is as unknown as one that never was, and stays as it is", async ({
  api,
  other,
}) => {
  test.slow();
  const ours = await api(["*"]);
  const theirs: Record<string, string> = await thingsOf(await api(["*"], { in: other }), other);
  const before = databaseIsReadable ? snapshot(other.id, [other.owner.email]) : "";
  const walked = new Set<string>();
  for (const contract of naming) {
    const { method, path, id: name } = contract;
    const resource = path.split("/")[1] ?? "";
    const foreign = theirs[resource];
    if (!foreign) throw new Error(`${path}: what of another workspace could be named here?`);
    walked.add(resource);
    const missing = `${foreign.slice(0, -6)}000000`;
    const ask = async (id: string) => {
      const target = path.replace("{id}", id).replace(/\{\w+\}/g, "dlv_0");
      const json = contract.body ? (bodies[name] ?? {}) : undefined;
      return ours.call<Problem>(method, target, json === undefined ? {} : { json });
    };
    const [real, invented] = [await ask(foreign), await ask(missing)];
    expectProblem(real, 404, "not_found", `${method} ${path}: ${real.status} ${real.text}`);
    expect(told(real, foreign), `${method} ${path}`).toBe(told(invented, missing));
  }
  expect([...walked].sort()).toEqual(Object.keys(theirs).sort());
  if (databaseIsReadable) expect(snapshot(other.id, [other.owner.email])).toBe(before);
});

test("a thing of one ticket, webhook or message is not there below another", async ({ api, workspace }) => {
  const client = await api(["*"]);
  const { tickets: first, comments, attachments } = await thingsOf(client, workspace);
  const second = await givenTicket(client, { subject: "Second" });
  const hook = async (path: string) => {
    const json = { url: `https://93.184.215.14/${path}`, events: ["*"] };
    return (await client.post<One<{ id: string }>>("/webhooks", json)).body.data.id;
  };
  const [one, two] = [await hook("one"), await hook("two")];
  const since = "2026-01-01T00:00:00Z";
  const recovery = (await client.post<One<{ id: string }>>(`/webhooks/${one}/recover`, { since })).body.data.id;
  expect((await client.get(`/webhooks/${one}/recover/${recovery}`)).status).toBe(200);
  expectProblem(await client.get(`/webhooks/${two}/recover/${recovery}`), 404, "not_found");
  const { body } = await client.get<{ data: unknown[] }>(`/tickets/${second.id}/attachments`);
  expect(body.data).toEqual([]);
  expect((await client.get(`/comments/${comments}`)).text).toContain(first);
  const again = await client.post(`/tickets/${second.id}/reply`, { body: "Mine", attachment_ids: [attachments] });
  expectProblem(again, 409, "attachment_in_use");
  const cursorOf = async (id: string) => {
    await client.post(`/tickets/${id}/reply`, { body: "One more" });
    const page = await client.get<{ pagination: { next_cursor: string } }>(`/tickets/${id}/comments?limit=1`);
    return page.body.pagination.next_cursor;
  };
  const moved = await client.get(`/tickets/${second.id}/comments?limit=1&cursor=${await cursorOf(first)}`);
  expectProblem(moved, 400, "cursor_mismatch");
});

test("an Idempotency-Key repeats its answer to its own caller alone", async ({ api, other }) => {
  const headers = { "Idempotency-Key": `mine-${Date.now()}` };
  const json = { email: "grace@example.com" };
  const [ours, colleague, theirs] = [await api(["*"]), await api(["*"]), await api(["*"], { in: other })];
  const first = await ours.post<One<{ id: string }>>("/contacts", json, { headers });
  expect(first.status).toBe(201);
  expect((await ours.post("/contacts", json, { headers })).headers["idempotency-replayed"]).toBe("true");
  for (const client of [colleague, theirs]) {
    const reply = await client.post("/contacts", json, { headers });
    expect(reply.headers["idempotency-replayed"]).toBeUndefined();
  }
  expect((await theirs.get(`/contacts/${first.body.data.id}`)).status).toBe(404);
});
