import { randomBytes } from "node:crypto";
import { givenTicket, type One, type Page } from "../api/given-tickets";
import { type BoundClient, expect } from "../fixtures/test";
import type { Workspace } from "../fixtures/workspace";

/** What must have happened to the ticket before a sample makes sense. */
const before: Record<string, (client: BoundClient, id: string) => Promise<unknown>> = {
  reopenTicket: (client, id) => client.post(`/tickets/${id}/close`),
  restoreTicket: (client, id) => client.call("DELETE", `/tickets/${id}`),
};

/** Makes one thing of the kind that an example id names. */
const makers: Record<string, (client: BoundClient, workspace: Workspace) => Promise<string>> = {
  con: async (client) => (await made(client, "/contacts", { email: `${fresh()}@example.com` })).id,
  cus: async (client) => (await made(client, "/customers", { name: `Customer ${fresh()}` })).id,
  usr: async (client) => firstOf(await client.get<Page<{ id: string }>>("/users")),
  cmt: async (client) => {
    const ticket = await givenTicket(client);
    return (await made(client, `/tickets/${ticket.id}/notes`, { body: "Seen." })).id;
  },
  att: (client) => uploaded(client),
  team: async (_client, workspace) =>
    (await workspace.command<{ id: string }>("team create", "--name", `Team ${fresh()}`)).id,
  wsp: async (_client, workspace) => {
    await workspace.command("widget set", "--on");
    await workspace.command("portal open");
    return workspace.id;
  },
  art: async (_client, workspace) => {
    const what = ["--title", `Article ${fresh()}`, "--file", "e2e/docs/article.md", "--status", "published"];
    return (await workspace.command<{ id: string }>("article add", "--as", workspace.owner.email, ...what)).id;
  },
};

/** A webhook, and the delivery and the recovery that belong to it: the other makers know of no neighbour. */
async function withWebhook(client: BoundClient, code: string): Promise<string> {
  const webhook = await made(client, "/webhooks", { url: "https://hooks.example.com/", events: ["ticket.created"] });
  const at = `/webhooks/${webhook.id}`;
  let filled = code.replaceAll("whk_01K9Z6T4V0", webhook.id);
  if (filled.includes("dlv_01K9Z6T4V0")) {
    await givenTicket(client);
    const queued = () => client.get<Page<{ id: string }>>(`${at}/deliveries`);
    await expect.poll(async () => (await queued()).body.data.length, { timeout: 15_000 }).toBe(1);
    filled = filled.replaceAll("dlv_01K9Z6T4V0", firstOf(await queued()));
  }
  if (filled.includes("rcv_01K9Z6T4V0")) {
    const { body } = await client.post<One<{ id: string }>>(`${at}/recover`, { since: "2026-11-21T00:00:00Z" });
    filled = filled.replaceAll("rcv_01K9Z6T4V0", body.data.id);
  }
  return filled;
}

async function uploaded(client: BoundClient): Promise<string> {
  const file = { filename: "notes.txt", content_type: "text/plain", content_base64: btoa("Notes.") };
  return (await made(client, "/attachments", file)).id;
}

/** A file that hangs on a public message of the contact whom the portal's samples are about. */
async function fileOfContact(client: BoundClient): Promise<string> {
  const id = await uploaded(client);
  const ticket = await givenTicket(client);
  await made(client, `/tickets/${ticket.id}/reply`, { body: "See the file.", attachment_ids: [id] });
  return id;
}

/** What a link of that contact carries. */
export async function portalToken(client: BoundClient, workspace: Workspace): Promise<string> {
  const { requester } = await givenTicket(client);
  await workspace.command("portal open");
  const { url } = await workspace.command<{ url: string }>("portal link", "--email", requester.email ?? "");
  return new URL(url).hash.slice(1);
}

/** A session of that contact. */
export async function portalSession(client: BoundClient, workspace: Workspace): Promise<string> {
  const token = await portalToken(client, workspace);
  const { body } = await client.post<One<{ session_token: string }>>("/portal/sessions", { token });
  return body.data.session_token;
}

const fresh = () => randomBytes(5).toString("hex");

async function made(client: BoundClient, path: string, body: object): Promise<{ id: string }> {
  const reply = await client.post<One<{ id: string }>>(path, body);
  if (reply.status !== 201) throw new Error(`POST ${path}: ${reply.text}`);
  return reply.body.data;
}

function firstOf(reply: { body: Page<{ id: string }>; text: string }): string {
  const [first] = reply.body.data;
  if (!first) throw new Error(`An empty list: ${reply.text}`);
  return first.id;
}

/** The sample with real ids in place of those in the text, and names that nobody has yet. */
export async function withSubjects(
  client: BoundClient,
  workspace: Workspace,
  operation: string,
  code: string,
): Promise<string> {
  let filled = code.replaceAll("grace@example.com", `grace-${fresh()}@example.com`);
  filled = filled.replaceAll("engines.example", `${fresh()}.example`);
  if (filled.includes("/1042")) {
    const { id, number } = await givenTicket(client);
    await before[operation]?.(client, id);
    filled = filled.replaceAll("/1042", `/${number}`);
  }
  if (operation === "getPortalFile") filled = filled.replaceAll("att_01K9Z6T4V0", await fileOfContact(client));
  if (operation === "openPortalSession") filled = filled.replaceAll('"…"', `"${await portalToken(client, workspace)}"`);
  if (filled.includes("whk_01K9Z6T4V0")) filled = await withWebhook(client, filled);
  for (const [example = "", prefix = ""] of filled.matchAll(/\b([a-z]+)_01K9Z6T4V0\b/g)) {
    const make = makers[prefix];
    if (!make) throw new Error(`The test makes nothing for ${example}.`);
    filled = filled.replaceAll(example, await make(client, workspace));
  }
  return operation === "downloadAttachment" ? withLink(client, filled) : filled;
}

/** A link to a file is made by the server, for five minutes: no example of one works. */
async function withLink(client: BoundClient, code: string): Promise<string> {
  const [, id = ""] = /\/attachments\/(att_\w+)/.exec(code) ?? [];
  const { body } = await client.get<One<{ download_url: string }>>(`/attachments/${id}`);
  const { pathname, search } = new URL(body.data.download_url);
  return code.replace(/\/api\/public\/attachments\/[^"]*/, pathname + search);
}
