import { randomBytes } from "node:crypto";
import { givenTicket, type One, type Page } from "../api/given-tickets";
import type { BoundClient } from "../fixtures/test";
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
  att: async (client) => {
    const file = { filename: "notes.txt", content_type: "text/plain", content_base64: btoa("Notes.") };
    return (await made(client, "/attachments", file)).id;
  },
  team: async (_client, workspace) =>
    (await workspace.command<{ id: string }>("team create", "--name", `Team ${fresh()}`)).id,
  art: async (_client, workspace) => {
    const what = ["--title", `Article ${fresh()}`, "--file", "e2e/docs/article.md", "--status", "published"];
    return (await workspace.command<{ id: string }>("article add", "--as", workspace.owner.email, ...what)).id;
  },
};

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
