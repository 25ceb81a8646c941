import { randomBytes } from "node:crypto";
import { expect, test } from "../fixtures/test";
import type { Workspace } from "../fixtures/workspace";
import { expectProblem } from "./problems";

type Created = { data: { id: string; number: number; status: string; created_at: string } };
type Config = { data: { title: string; form_token: string; kb_enabled: boolean } };

const ticket = (more: object = {}) => ({
  subject: "Broken cup",
  body: "The handle came off.",
  requester: { email: `visitor-${randomBytes(4).toString("hex")}@example.com` },
  ...more,
});
const on = (workspace: Workspace, ...more: string[]) => workspace.command("widget set", "--on", ...more);
const shop = { Origin: "https://shop.example" };

test("a ticket without a key, by either address", async ({ anonymous, workspace }) => {
  await on(workspace);
  const tries = [
    [`/widget/${workspace.id}/tickets`, ticket()],
    [`/tickets?workspace_id=${workspace.id}`, ticket()],
    ["/tickets", ticket({ workspace_id: workspace.id })],
  ] as const;
  for (const [index, [path, body]] of tries.entries()) {
    const reply = await anonymous.post<Created>(path, body);
    expect(reply.status, path).toBe(201);
    expect(Object.keys(reply.body.data).sort()).toEqual(["created_at", "id", "number", "status"]);
    expect(reply.body.data).toMatchObject({ number: index + 1, status: "open" });
  }
});

test("one bucket for an address, with a key and without", async ({ anonymous, api, workspace }) => {
  await on(workspace);
  const keyed = await api(["tickets:write"], { ip: anonymous.ip });
  for (let count = 1; count <= 5; count++) {
    expect((await anonymous.post(`/widget/${workspace.id}/tickets`, ticket())).status).toBe(201);
    expect((await anonymous.post(`/widget/${workspace.id}/tickets`, { subject: "No more" })).status).toBe(422);
    const reply = await keyed.post("/tickets", ticket());
    expect(reply.status).toBe(201);
    expect(reply.headers["x-ratelimit-remaining"]).toBe(String(10 - 2 * count));
  }
  for (const reply of [
    await anonymous.post(`/widget/${workspace.id}/tickets`, ticket()),
    await anonymous.post("/tickets", ticket({ workspace_id: workspace.id })),
    await keyed.post("/tickets", ticket()),
  ]) {
    expectProblem(reply, 429, "rate_limited");
    expect(reply.body["violated-policies"]).toEqual(["tickets-create"]);
    expect(Number(reply.headers["retry-after"])).toBeGreaterThan(0);
  }
});

test("one bucket for searching, by either address and with a key", async ({ anonymous, api, workspace }) => {
  await on(workspace);
  const keyed = await api(["kb:read"], { ip: anonymous.ip });
  const searches = [
    () => anonymous.get(`/widget/${workspace.id}/kb/search?q=cup`),
    () => anonymous.get(`/kb/search?q=cup&workspace_id=${workspace.id}`),
    () => keyed.get("/kb/search?q=cup"),
  ];
  for (const search of [...searches, ...searches.slice(1)]) expect((await search()).status).toBe(200);
  for (const search of searches) expectProblem(await search(), 429, "rate_limited");
});

test("a page is preflighted without a credential, and reads refusals", async ({ anonymous, workspace }) => {
  await on(workspace, "--allow-domain", "shop.example");
  const target = `/widget/${workspace.id}/tickets`;
  const preflight = await anonymous.call("OPTIONS", target, {
    headers: { ...shop, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "idempotency-key" },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers["access-control-allow-headers"]).toContain("Idempotency-Key");
  const elsewhere = { headers: { Origin: "https://elsewhere.example" } };
  for (const reply of [
    await anonymous.post(target, ticket(), elsewhere),
    await anonymous.post("/tickets", ticket({ workspace_id: workspace.id }), elsewhere),
    await anonymous.get(`/widget/${workspace.id}/config`, elsewhere),
    await anonymous.get(`/widget/${workspace.id}/kb/search?q=cup`, elsewhere),
  ]) {
    expectProblem(reply, 403, "origin_not_allowed");
    expect(reply.headers["access-control-allow-origin"]).toBe("https://elsewhere.example");
    expect(reply.headers["access-control-allow-credentials"]).toBeUndefined();
    expect(reply.headers.vary).toContain("Origin");
  }
});

test("a page sends the token of the form, and not within two seconds", async ({ anonymous, workspace }) => {
  await on(workspace);
  const target = `/widget/${workspace.id}/tickets`;
  expectProblem(await anonymous.post(target, ticket(), { headers: shop }), 422, "form_expired");
  const config = await anonymous.get<Config>(`/widget/${workspace.id}/config`, { headers: shop });
  const { form_token } = config.body.data;
  const quick = await anonymous.post(target, ticket({ form_token }), { headers: shop });
  expectProblem(quick, 422, "form_too_quick");
  expect(quick.body.retry_after).toBeGreaterThan(0);
  await expect(async () => {
    const later = await anonymous.post<Created>(target, ticket({ form_token }), { headers: shop });
    expect(later.status).toBe(201);
  }).toPass({ timeout: 10_000, intervals: [1_000] });
  const again = await anonymous.post(target, ticket({ form_token }), { headers: shop });
  expect(again.status, "a token is good for more than one ticket").toBe(201);
});

test("files come as parts of a form, within the limits of every upload", async ({ anonymous, api, workspace }) => {
  await on(workspace);
  const form = (filename: string, bytes: string) => {
    const boundary = "----cup";
    const part = (head: string, value: string) =>
      `--${boundary}\r\nContent-Disposition: form-data; ${head}\r\n\r\n${value}\r\n`;
    const fields = Object.entries({ subject: "Cup", body: "See", "requester[email]": "ada@example.com" });
    const raw = [
      ...fields.map(([name, value]) => part(`name="${name}"`, value)),
      part(`name="attachments[]"; filename="${filename}"`, bytes),
      `--${boundary}--\r\n`,
    ].join("");
    return { raw, headers: { "Content-Type": `multipart/form-data; boundary=${boundary}` } };
  };
  const send = (filename: string, bytes: string) =>
    anonymous.call("POST", `/widget/${workspace.id}/tickets`, form(filename, bytes));
  expectProblem(await send("run.exe", "MZ"), 415, "file_type_not_allowed");
  expectProblem(await send("none.txt", ""), 422, "file_empty");
  expectProblem(await send("large.txt", "a".repeat(21 * 1_048_576)), 413, "file_too_large");
  expect((await send("cup.txt", "A cup.")).status).toBe(201);
  const reader = await api(["tickets:read", "attachments:read"]);
  const { body } = await reader.get<{ data: { filename: string; size: number }[] }>("/tickets/1/attachments");
  expect(body.data).toMatchObject([{ filename: "cup.txt", size: 6 }]);
});

test("off, or nowhere, nobody gets in", async ({ anonymous, workspace }) => {
  for (const path of ["config", "kb/search?q=cup"]) {
    expectProblem(await anonymous.get(`/widget/${workspace.id}/${path}`), 403, "widget_disabled", path);
    expectProblem(await anonymous.get(`/widget/wsp_nowhere/${path}`), 404, "workspace_unknown", path);
  }
  expectProblem(await anonymous.post(`/widget/${workspace.id}/tickets`, ticket()), 403, "widget_disabled");
  expectProblem(await anonymous.post("/tickets", ticket({ workspace_id: "wsp_nowhere" })), 404, "workspace_unknown");
});

test("the script is served where sites expect it, for any page", async ({ anonymous, baseURL }) => {
  for (const path of [`${baseURL}/widget.js`, "/widget.js", "/api/v1/widget.js"]) {
    const { status, headers, text } = await anonymous.get<null>(path, { headers: shop });
    expect(status, path).toBe(200);
    expect(headers["content-type"]).toBe("text/javascript; charset=utf-8");
    expect(headers["access-control-allow-origin"]).toBe("*");
    expect(headers["cross-origin-resource-policy"]).toBe("cross-origin");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(text.length).toBeGreaterThan(5_000);
  }
});
