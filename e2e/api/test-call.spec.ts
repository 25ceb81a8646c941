import type { z } from "zod";
import { scopeNames } from "../../lib/access/scopes";
import type { TestResult } from "../../lib/api-keys/endpoints";
import { expect, test } from "../fixtures/test";
import { expectProblem } from "./problems";

type Result = z.output<typeof TestResult>;

for (const method of ["GET", "POST"] as const) {
  test(`${method} /test answers the eight documented fields and ours`, async ({ api, workspace }) => {
    const client = await api(["comments:read", "tickets:read"], { name: "Zapier", expiresIn: "30d" });
    const { status, headers, body } = await client.call<Result>(method, "/test");
    expect(status).toBe(200);
    expect(headers["content-type"]).toBe("application/json; charset=utf-8");
    expect(body).toEqual({
      success: true,
      message: "API key is valid and working correctly",
      key_name: "Zapier",
      key_prefix: client.key?.slice(0, 18),
      scopes: ["tickets:read", "comments:read"],
      expires_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      organization_id: workspace.id,
      authenticated_at: expect.stringMatching(/Z$/),
      workspace: { id: workspace.id, name: workspace.name, slug: workspace.slug },
      effective_scopes: ["tickets:read", "comments:read"],
      restrictions: { allowed_ips: [], allowed_domains: [] },
      client_ip: client.ip,
      warnings: [],
      request_id: headers["x-request-id"],
    });
    expect(headers["x-api-key-expires"]).toBe(body.expires_at);
  });
}

test("HEAD /test checks a key for nothing: it does not count against the limit", async ({ api }) => {
  const client = await api(["tickets:read"]);
  const before = await client.post("/test");
  for (let call = 0; call < 3; call++) expect((await client.head("/test")).status).toBe(200);
  const after = await client.post("/test");
  expect(Number(after.headers["x-ratelimit-remaining"])).toBe(Number(before.headers["x-ratelimit-remaining"]) - 1);
});

test("a refused test call says success: false", async ({ anonymous }) => {
  for (const method of ["GET", "POST"]) {
    const reply = await anonymous.call(method, "/test");
    expectProblem(reply, 401, "key_missing");
    expect(reply.body.success).toBe(false);
  }
});

test("a key that never expires says null", async ({ api }) => {
  const { body, headers } = await (await api(["tickets:read"])).post<Result>("/test");
  expect(body.expires_at).toBeNull();
  expect(headers["x-api-key-expires"]).toBeUndefined();
});

test("full access shows as one star, and in effect as everything", async ({ api }) => {
  const { body } = await (await api(["*"])).post<Result>("/test");
  expect(body.scopes).toEqual(["*"]);
  expect(body.effective_scopes).toEqual(scopeNames);
});

test("tickets.read and conversations:write are other spellings of the same scopes", async ({ api }) => {
  const { body } = await (await api(["tickets.read", "conversations:write"])).post<Result>("/test");
  expect(body.scopes).toEqual(["tickets:read", "comments:write"]);
  expect(body.effective_scopes).toEqual(["tickets:read", "comments:read", "comments:write"]);
});

test("restrictions are shown in canonical form", async ({ api }) => {
  const allowIps = ["198.51.100.0/24", "2001:DB8:0:0::/32"];
  const client = await api(["tickets:read"], { allowIps, allowDomains: ["Example.com"], ip: "198.51.100.7" });
  const { body } = await client.post<Result>("/test");
  expect(body.restrictions).toEqual({
    allowed_ips: ["198.51.100.0/24", "2001:db8::/32"],
    allowed_domains: ["example.com"],
  });
  expect(body.client_ip).toBe("198.51.100.7");
});

test("after a demotion the scopes stay, and those in effect shrink at once", async ({ api, workspace }) => {
  const owner = await workspace.member("admin");
  const client = await api(["tickets:write"], { as: owner.email });
  await workspace.changeRole(owner.email, "read_only_admin");
  const { body } = await client.post<Result>("/test");
  expect(body.scopes).toEqual(["tickets:write"]);
  expect(body.effective_scopes).toEqual(["tickets:read"]);
});
