import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { type GivenWorkspace, givenWorkspace } from "@/lib/db/testing/given";
import { setPolicy } from "@/lib/policy/commands/set";
import { forgetShared } from "@/lib/process-state";
import { apiClient, problem } from "./testing/api-call";

let given: GivenWorkspace;
let api: Awaited<ReturnType<typeof apiClient>>;

beforeEach(async () => {
  forgetShared("rate-limiter");
  given = await givenWorkspace();
  api = await apiClient(given, "*");
});

const ticket = { subject: "Printer on fire", body: "Help", requester: { email: "ada@example.com" } };
const things = {
  tickets: { body: ticket, change: (to: string) => ({ subject: to }) },
  contacts: { body: { email: "bob@example.com" }, change: (to: string) => ({ name: to }) },
  customers: { body: { name: "Acme" }, change: (to: string) => ({ name: to }) },
} as const;
const require = (requireIfMatch: boolean) => setPolicy(given.ctx("owner", "policy:manage"), { requireIfMatch });
const left = (answer: { headers: Headers }) => answer.headers.get("ratelimit")?.replace(/;t=\d+/g, "");

describe.each(Object.entries(things))("/%s/{id}", (name, { body, change }) => {
  const made = async () => {
    const answer = await api("POST", `/${name}`, body);
    expect(answer.status).toBe(201);
    expect(answer.headers.get("etag")).toBe('"v1"');
    return `/${name}/${answer.body.data.id}`;
  };
  const read = (path: string, tag: string) => api("GET", path, undefined, { "If-None-Match": tag });
  const patch = (path: string, to: string, tag: string) => api("PATCH", path, change(to), { "If-Match": tag });
  const remove = (path: string, tag?: string) =>
    api("DELETE", `${path}${name === "tickets" ? "" : "?force=true"}`, undefined, tag ? { "If-Match": tag } : {});

  test("is not sent again to who has it, and that costs nothing", async () => {
    const path = await made();
    const first = await api("GET", path);
    expect(first.headers.get("etag")).toBe('"v1"');
    for (let count = 1; count <= 10; count++) {
      const same = await read(path, ['"v1"', 'W/"v1"', '"v0", "v1"', "*"][count % 4] ?? "");
      expect(same.status).toBe(304);
      expect(same.body).toBeNull();
      expect(same.headers.get("etag")).toBe('"v1"');
      expect(same.headers.get("content-type")).toBeNull();
      expect(left(same)).toBe(left(first));
    }
    expect((await api("HEAD", path, undefined, { "If-None-Match": '"v1"' })).status).toBe(304);
    const changed = await patch(path, "Changed", '"v1"');
    expect(changed.headers.get("etag")).toBe('"v2"');
    const again = await read(path, '"v1"');
    expect(again.status).toBe(200);
    expect(again.headers.get("etag")).toBe('"v2"');
    expect(left(again)).not.toBe(left(first));
    expect(problem(await read(path, "v2"))).toEqual([400, "invalid_request"]);
  });

  test("a change of another version is refused and names the current one", async () => {
    const path = await made();
    expect((await patch(path, "One", '"v1"')).status).toBe(200);
    for (const tag of ['"v1"', '"v3"', 'W/"v2"', '"something"']) {
      const stale = await patch(path, "Two", tag);
      expect(problem(stale), tag).toEqual([412, "version_conflict"]);
      expect(stale.body.current_version).toBe(2);
      expect(stale.headers.get("etag")).toBe('"v2"');
    }
    expect(problem(await api("PATCH", path, { ...change("Two"), if_version: 1 }))).toEqual([412, "version_conflict"]);
    expect(problem(await patch(path, "Two", "2"))).toEqual([400, "invalid_request"]);
    expect(problem(await remove(path, '"v1"'))).toEqual([412, "version_conflict"]);
    expect((await patch(path, "Two", '"v1", "v2"')).status).toBe(200);
    expect((await patch(path, "Three", "*")).status).toBe(200);
    expect((await remove(path, '"v4"')).status).toBe(204);
  });

  test("of 20 changes of the same version at once exactly one is made", async () => {
    const path = await made();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, at) => patch(path, `Change ${at}`, '"v1"')));
    const codes = answers.map(({ status, body }) => (status === 200 ? "done" : body.code));
    expect(codes.filter((code) => code === "done")).toHaveLength(1);
    expect(codes.filter((code) => code === "version_conflict")).toHaveLength(19);
    expect((await api("GET", path)).body.data.version).toBe(2);
  });

  test("where the workspace requires it, a change must name its version", async () => {
    const path = await made();
    await require(true);
    expect(problem(await api("PATCH", path, change("One")))).toEqual([428, "precondition_required"]);
    expect(problem(await remove(path))).toEqual([428, "precondition_required"]);
    expect((await patch(path, "One", '"v1"')).status).toBe(200);
    expect((await api("PATCH", path, { ...change("Two"), if_version: 2 })).status).toBe(200);
    expect((await api("PATCH", path, new URLSearchParams({ ...change("Three"), if_version: "3" }))).status).toBe(200);
    await require(false);
    expect((await api("PATCH", path, change("Four"))).status).toBe(200);
  });
});

test("closing a ticket names its version too", async () => {
  const { body } = await api("POST", "/tickets", ticket);
  const path = `/tickets/${body.data.id}/close`;
  await require(true);
  expect(problem(await api("POST", path))).toEqual([428, "precondition_required"]);
  expect(problem(await api("POST", path, undefined, { "If-Match": '"v9"' }))).toEqual([412, "version_conflict"]);
  expect(problem(await api("POST", path, { if_version: 9 }))).toEqual([412, "version_conflict"]);
  const closed = await api("POST", path, undefined, { "If-Match": '"v1"' });
  expect(closed.headers.get("etag")).toBe('"v2"');
  const again = await api("POST", `/tickets/${body.data.id}/reopen`);
  expect(again.headers.get("etag")).toBe('"v3"');
});

test("at the limit a client still learns that nothing has changed, and nothing more", async () => {
  const { body } = await api("POST", "/tickets", ticket);
  const path = `/tickets/${body.data.id}`;
  for (let count = 1; count <= 5; count++) expect((await api("GET", path)).status).toBe(200);
  expect(problem(await api("GET", path))).toEqual([429, "rate_limited"]);
  expect((await api("GET", path, undefined, { "If-None-Match": '"v1"' })).status).toBe(304);
  expect(problem(await api("GET", path, undefined, { "If-None-Match": '"v0"' }))).toEqual([429, "rate_limited"]);
  expect(problem(await api("GET", "/tickets/999", undefined, { "If-None-Match": '"v0"' }))).toEqual([
    429,
    "rate_limited",
  ]);
});

test("the switch is in the audit log", async () => {
  await require(true);
  const row = await db().auditEvent.findFirstOrThrow({
    where: { workspaceId: given.workspace.id, event: "policy.changed" },
  });
  expect(JSON.parse(row.before)).toEqual({ require_if_match: false });
  expect(JSON.parse(row.after)).toEqual({ require_if_match: true });
});
