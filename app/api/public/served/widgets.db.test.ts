import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createApiKey } from "@/lib/api-keys/commands/create";
import { CreateApiKey } from "@/lib/api-keys/schema";
import { setPrivacy } from "@/lib/articles/commands/set-privacy";
import { givenArticles } from "@/lib/articles/testing/given-articles";
import { db } from "@/lib/db/client";
import { givenWorkspace } from "@/lib/db/testing/given";
import { forgetShared, shared } from "@/lib/process-state";
import { DiskStore } from "@/lib/storage/disk-store";
import { type Body, problem } from "./testing/api-call";
import { givenWidget, ticket, visit } from "./testing/given-widget";

const { workspace: given, admin, set, path, create, tickets } = givenWidget();
const shop = { Origin: "https://shop.example" };

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "latchkey-files-"));
  shared("file-store", async () => new DiskStore(root));
});
afterEach(() => {
  forgetShared("file-store");
  rmSync(root, { recursive: true, force: true });
});

/** Every file below the store's folder, finished or not. */
const files = () =>
  readdirSync(root, { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []));

test("a visitor creates a ticket and learns nothing but its number", async () => {
  const { status, body, headers } = await create();
  expect(status).toBe(201);
  expect(Object.keys(body.data).sort()).toEqual(["created_at", "id", "number", "status"]);
  expect(body.data).toMatchObject({ number: 1, status: "open" });
  expect(Object.keys(body)).toEqual(["data"]);
  expect(headers.get("cache-control")).toBe("private, no-store");
  const [stored] = await tickets();
  expect(stored).toMatchObject({
    ...{ id: body.data.id, channel: "widget", createdByType: "contact", requesterVerified: false },
    requester: { email: "ada@example.com", name: "Ada" },
    comments: [{ body: "It burns", channel: "widget", direction: "inbound" }],
  });
});

describe("POST /tickets without a key does the same", () => {
  const least = ticket();

  test("with the workspace in the query, in JSON, or in a form", async () => {
    const { id } = given().workspace;
    const form = new URLSearchParams({ ...{ subject: "Printer", body: "It burns", workspace_id: id } });
    form.set("requester[email]", "ada@example.com");
    for (const [url, body] of [
      [`/tickets?workspace_id=${id}`, least],
      ["/tickets", { ...least, workspace_id: id }],
      ["/tickets", form],
    ] as const) {
      const answer = await visit("POST", url, { body });
      expect(answer.status, JSON.stringify(answer.body)).toBe(201);
      expect(Object.keys(answer.body.data).sort()).toEqual(["created_at", "id", "number", "status"]);
    }
    expect(await tickets()).toMatchObject([1, 2, 3].map(() => ({ channel: "widget" })));
  });

  test("with files, the workspace stands in the query", async () => {
    const form = new FormData();
    for (const [name, value] of [
      ["subject", "Printer"],
      ["body", "See"],
      ["requester[email]", "ada@example.com"],
    ]) {
      form.set(name ?? "", value ?? "");
    }
    form.append("attachments[]", new File(["Notes."], "notes.txt", { type: "text/plain" }));
    form.append("workspace_id", given().workspace.id);
    expect(problem(await visit("POST", "/tickets", { body: form }))).toEqual([401, "key_missing"]);
    expect((await visit("POST", `/tickets?workspace_id=${given().workspace.id}`, { body: form })).status).toBe(201);
  });

  test("without a workspace, or with a body that cannot be read, a key is missing", async () => {
    expect(problem(await visit("POST", "/tickets", { body: least }))).toEqual([401, "key_missing"]);
    expect(problem(await visit("POST", "/tickets"))).toEqual([401, "key_missing"]);
    const garbage = { body: { workspace_id: 7 } };
    expect(problem(await visit("POST", "/tickets", garbage))).toEqual([401, "key_missing"]);
  });

  test("who sends a credential is judged by that", async () => {
    const headers = { Authorization: "Bearer nonsense" };
    const url = `/tickets?workspace_id=${given().workspace.id}`;
    expect(problem(await visit("POST", url, { body: least, headers }))).toEqual([401, "key_malformed"]);
  });
});

test("what the workspace makes of a ticket is not a visitor's to set", async () => {
  const mine = {
    ...{ priority: "urgent", status: "closed", assignee_id: "usr_1", tags: ["vip"], team_id: "team_1" },
    ...{ channel: "email", external_id: "x", custom_fields: {}, metadata: {}, customer_id: "cus_1" },
    ...{ attachment_ids: ["att_1"], requester_id: "con_1", type: "x", dry_run: true },
  };
  const answer = await create(mine);
  expect(problem(answer)).toEqual([422, "validation_failed"]);
  const refused = answer.body.errors.map(({ code, pointer }: Body) => [code, pointer]);
  expect(refused.sort()).toEqual(
    Object.keys(mine)
      .map((name) => ["unknown_field", `/${name}`])
      .sort(),
  );
  const phone = await create({ requester: { email: "ada@example.com", phone: "1" } });
  expect(phone.body.errors).toMatchObject([{ code: "unknown_field", pointer: "/requester/phone" }]);
  expect(problem(await visit("POST", `${path("tickets")}?dry_run=true`, { body: ticket() }))).toEqual([
    ...[400, "unknown_parameter"],
  ]);
  expect(await tickets()).toEqual([]);
});

test("a stranger renames nobody", async () => {
  await create();
  await create({ requester: { email: "ADA@example.com", name: "Mallory" } });
  const contacts = await db().contact.findMany({ where: { workspaceId: given().workspace.id } });
  expect(contacts).toMatchObject([{ email: "ada@example.com", name: "Ada" }]);
});

test("every mistake is named at once", async () => {
  const answer = await visit("POST", path("tickets"), { body: { subject: "" } });
  expect(problem(answer)).toEqual([422, "validation_failed"]);
  expect(answer.body.errors.map(({ pointer }: Body) => pointer)).toEqual(["/subject", "/body", "/requester"]);
});

test("off, or in no workspace, it lets nobody in", async () => {
  await set({ enabled: false });
  const paths = [
    ["GET", "config"],
    ["GET", "kb/search?q=printer"],
    ["POST", "tickets"],
  ] as const;
  for (const [method, rest] of paths) {
    const body = method === "POST" ? { body: ticket() } : {};
    expect(problem(await visit(method, path(rest), body)), rest).toEqual([403, "widget_disabled"]);
    expect(problem(await visit(method, `/widget/wsp_nobody/${rest}`, body)), rest).toEqual([404, "workspace_unknown"]);
  }
  const anonymous = { body: ticket({ workspace_id: given().workspace.id }) };
  expect(problem(await visit("POST", "/tickets", anonymous))).toEqual([403, "widget_disabled"]);
  expect(await tickets()).toEqual([]);
});

describe("files", () => {
  const withFiles = (files: File[]) => {
    const form = new FormData();
    form.set("subject", "Printer");
    form.set("body", "See the files");
    form.set("requester[email]", "ada@example.com");
    for (const file of files) form.append("attachments[]", file);
    return form;
  };
  const file = (name = "notes.txt") => new File(["Notes."], name, { type: "text/plain" });
  const send = (body: FormData) => visit("POST", path("tickets"), { body });
  const kept = () => db().attachment.findMany({ where: { workspaceId: given().workspace.id } });

  test("come along and hang on the first message, made by the contact", async () => {
    expect((await send(withFiles([file(), file("more.txt")]))).status).toBe(201);
    expect(await kept()).toMatchObject([1, 2].map(() => ({ createdByType: "contact", expiresAt: null })));
  });

  test("that are refused, or come with what is refused, are gone", async () => {
    expect((await send(withFiles([file("run.exe")]))).status).toBe(415);
    const many = Array.from({ length: 11 }, (_, at) => file(`${at}.txt`));
    expect((await send(withFiles(many))).status).toBe(422);
    const wrong = withFiles([file()]);
    wrong.set("subject", "");
    expect((await send(wrong)).status).toBe(422);
    await set({ enabled: false });
    expect((await send(withFiles([file()]))).status).toBe(403);
    expect(await kept()).toEqual([]);
    expect(files()).toEqual([]);
  });
});

test("a pasted key is masked before it is stored", async () => {
  const input = CreateApiKey.parse({ name: "Pasted", scopes: ["tickets:read"] });
  const { key } = await createApiKey(given().ctx("owner", "api_keys:create"), input);
  expect((await create({ body: `My key is ${key}` })).status).toBe(201);
  const [stored] = await tickets();
  expect(stored?.comments[0]?.body).not.toContain(key);
});

describe("the config", () => {
  test("says what the form shows, and is sent once", async () => {
    await set({ title: "Ask us", greeting: "Hello", accent: "#0EA5E9", categories: ["Billing", "Bug"] });
    const first = await visit("GET", path("config"));
    expect(first.body.data).toMatchObject({
      ...{ title: "Ask us", greeting: "Hello", locale: "en", kb_enabled: true, captcha: null },
      ...{ max_file_mb: 20, max_files: 10, colors: { accent: "#0ea5e9", on_accent: "#000000" } },
    });
    const names = first.body.data.fields.map(({ name }: Body) => name);
    expect(names).toEqual(["requester[name]", "requester[email]", "category", "subject", "body"]);
    expect(first.headers.get("cache-control")).toBe("public, max-age=60");
    const etag = first.headers.get("etag") ?? "";
    const again = await visit("GET", path("config"), { headers: { "If-None-Match": etag } });
    expect(again.status).toBe(304);
    await set({ title: "Ask away" });
    expect((await visit("GET", path("config"), { headers: { "If-None-Match": etag } })).status).toBe(200);
  });

  test("needs no key and cares for none", async () => {
    const headers = { Authorization: "Bearer nonsense" };
    expect((await visit("GET", path("config"), { headers })).status).toBe(200);
  });
});

test("a category is one of those that are offered, and becomes the ticket's type", async () => {
  await set({ categories: ["Billing"] });
  expect((await create({ category: "Billing" })).status).toBe(201);
  expect((await create({ category: "" })).status).toBe(201);
  const other = await create({ category: "Mine" });
  expect(other.body.errors).toMatchObject([{ pointer: "/category" }]);
  expect(await tickets()).toMatchObject([{ type: "Billing" }, { type: null }]);
});

test("articles are found that everybody may read, where the workspace suggests them", async () => {
  await givenArticles(given(), [
    { title: "Printer on fire", body: "Water." },
    { title: "Printer secrets", body: "Ours.", status: "internal" },
  ]);
  const search = () => visit("GET", path("kb/search?q=printer"), { headers: shop });
  const { status, body } = await search();
  expect(status).toBe(200);
  expect(body.data.map(({ title }: Body) => title)).toEqual(["Printer on fire"]);
  await set({ suggestArticles: false });
  expect(problem(await search())).toEqual([403, "kb_private"]);
  await set({ suggestArticles: true });
  await setPrivacy(admin(), { isPrivate: true });
  expect(problem(await search())).toEqual([403, "kb_private"]);
  expect((await visit("GET", path("config"))).body.data.kb_enabled).toBe(false);
});

test("another workspace cannot be named beside the path", async () => {
  const other = await givenWorkspace();
  const answer = await create({ workspace_id: other.workspace.id });
  expect(answer.body.errors).toMatchObject([{ pointer: "/workspace_id" }]);
  expect((await create({ workspace_id: given().workspace.id })).status).toBe(201);
});
