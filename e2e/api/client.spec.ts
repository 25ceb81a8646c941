import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { build } from "esbuild";
import { Latchkey, LatchkeyError } from "../../packages/client/src/index";
import { freshIp } from "../fixtures/api-client";
import { expect, test } from "../fixtures/test";

const newTicket = (subject: string) => ({ subject, body: "It burns.", requester: { email: "ada@example.com" } });

/** From an address of the test's own, so that no other test spends its limits. */
const fromElsewhere = (): { headers: Record<string, string> } => ({
  headers: { "X-Forwarded-For": freshIp(), "X-Forwarded-Proto": "https" },
});

test("the client creates, reads, answers, closes and reopens a ticket", async ({ baseURL, workspace }) => {
  const { key } = await workspace.key(["tickets:write"]);
  const client = new Latchkey({ apiKey: key, baseUrl: baseURL });
  const at = fromElsewhere();
  const ticket = await client.tickets.create(newTicket("Fire"), at);
  const reply = await client.tickets.reply(ticket.id, { body: "On it." }, at);
  expect(reply).toMatchObject({ ticket_id: ticket.id, direction: "outbound" });
  expect(await client.tickets.close(ticket.id, {}, at)).toMatchObject({ status: "closed", comments_count: 2 });
  expect(await client.tickets.reopen(ticket.number, undefined, at)).toMatchObject({ status: "open" });
  expect(await client.tickets.get(ticket.number, at)).toMatchObject({ id: ticket.id, subject: "Fire" });
  const replies: string[] = [];
  for await (const { body } of client.tickets.listComments(ticket.id, { limit: 1 }, at)) replies.push(body);
  expect(replies).toEqual(["It burns.", "On it."]);
});

test("the client walks a list over its pages", async ({ baseURL, workspace }) => {
  const { key } = await workspace.key(["tickets:write"]);
  const client = new Latchkey({ apiKey: key, baseUrl: baseURL });
  for (const name of ["one", "two", "three", "four", "five"])
    await client.tickets.create(newTicket(name), fromElsewhere());
  const subjects: string[] = [];
  for await (const { subject } of client.tickets.list({ limit: 2, sort: "number" })) subjects.push(subject);
  expect(subjects).toEqual(["one", "two", "three", "four", "five"]);
});

test("the same Idempotency-Key from two clients makes one ticket", async ({ baseURL, workspace }) => {
  const { key } = await workspace.key(["tickets:write"]);
  const order = () =>
    new Latchkey({ apiKey: key, baseUrl: baseURL }).tickets.create(newTicket("Once"), {
      ...fromElsewhere(),
      idempotencyKey: "order-17",
    });
  const made = await Promise.all([order(), order(), order()]);
  expect(new Set(made.map(({ id }) => id)).size).toBe(1);
});

test("a refusal of the API is a LatchkeyError; a key can be given for one call", async ({ baseURL, workspace }) => {
  const [reader, writer] = [await workspace.key(["tickets:read"]), await workspace.key(["tickets:write"])];
  const client = new Latchkey({ apiKey: reader.key, baseUrl: baseURL });
  const refused = await client.tickets.create(newTicket("No"), fromElsewhere()).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(LatchkeyError);
  expect(refused).toMatchObject({ code: "insufficient_scope", status: 403 });
  expect((refused as LatchkeyError).requestId).toMatch(/^req_/);
  expect((refused as LatchkeyError).problem.required_scope).toBe("tickets:write");
  await client.tickets.create(newTicket("Yes"), { ...fromElsewhere(), apiKey: writer.key });
});

test("the client uploads a file as a form and downloads it as it was", async ({ baseURL, workspace }) => {
  const { key } = await workspace.key(["attachments:write"]);
  const client = new Latchkey({ apiKey: key, baseUrl: baseURL });
  const form = new FormData();
  form.set("file", new Blob(["It burns.\n"], { type: "text/plain" }), "fire.txt");
  const { id, filename } = await client.attachments.upload(form);
  expect(filename).toBe("fire.txt");
  expect(await (await client.attachments.download(id)).text()).toBe("It burns.\n");
});

/** The samples of the README, each with what it says that it prints. */
const samples = [...readFileSync("packages/client/README.md", "utf8").matchAll(/```js\n([\s\S]*?)```/g)].map(
  ([, code = ""]) => ({ code, prints: [...code.matchAll(/\); \/\/ (.*)$/gm)].map(([, said]) => said) }),
);

test("the samples of the client's README run, in this order, and print what they say", async ({
  baseURL,
  workspace,
}) => {
  const { key } = await workspace.key(["tickets:write"]);
  const folder = mkdtempSync(join(tmpdir(), "latchkey-client-"));
  await build({
    entryPoints: ["packages/client/src/index.ts"],
    outfile: join(folder, "client.mjs"),
    bundle: true,
    format: "esm",
  });
  const env = { ...process.env, LATCHKEY_KEY: key, LATCHKEY_URL: baseURL, FORCE_COLOR: "0" };
  expect(samples.length).toBeGreaterThanOrEqual(4);
  for (const { code, prints } of samples) {
    const file = join(folder, "sample.mjs");
    writeFileSync(file, code.replace("@latchkey/client", "./client.mjs"));
    const { stdout } = await promisify(execFile)(process.execPath, [file], { env, timeout: 30_000 });
    expect(stdout.trim().split("\n"), code).toEqual(prints);
  }
  rmSync(folder, { recursive: true });
});
