import type { ApiClient } from "../fixtures/api-client";
import { expect, test } from "../fixtures/test";
import { expectProblem } from "./problems";

type Shown = { ip_mode: string; ip_report_since: string | null };

const status = async (client: ApiClient, ip: string) => (await client.from(ip).get("/test")).status;

test("the workspace's list and the key's list must both pass", async ({ api, workspace }) => {
  const client = await api(["tickets:read"], { allowIps: ["203.0.113.0/24", "2001:db8::/32"] });
  await workspace.command("policy set", "--allow-ip", "203.0.113.128/25", "--allow-ip", "198.51.100.0/24");
  expect(await status(client, "203.0.113.200")).toBe(200);
  for (const ip of ["203.0.113.7", "198.51.100.7", "2001:db8::1"])
    expectProblem(await client.from(ip).get("/test"), 403, "ip_not_allowed", ip);
  const { body } = await client.from("203.0.113.7").get("/test");
  expect(body.detail).toContain("This workspace does not allow requests from 203.0.113.7");
  await workspace.command("policy set", "--no-allow-ip");
  expect(await status(client, "203.0.113.7")).toBe(200);
});

test("a list that only reports refuses nobody, of the workspace and of the key", async ({ api, workspace, other }) => {
  const mode = ["--ip-mode", "report"];
  const shown = await workspace.command<Shown>("policy set", "--allow-ip", "203.0.113.7", ...mode);
  expect(shown).toMatchObject({ ip_mode: "report" });
  const free = await api(["tickets:read"]);
  expect(await status(free, "198.51.100.1")).toBe(200);
  const confined = await api(["tickets:read"], { allowIps: ["203.0.113.7"] });
  expect(await status(confined, "203.0.113.7")).toBe(200);
  expect(await status(confined, "198.51.100.1")).toBe(403);
  const reporting = await other.command<{ key: string }>(
    "key create",
    ...[
      "--as",
      other.owner.email,
      "--name",
      "Reporting",
      "--scope",
      "tickets:read",
      "--allow-ip",
      "203.0.113.7",
      ...mode,
    ],
  );
  expect(await status(free.withKey(reporting.key), "198.51.100.1")).toBe(200);
  await workspace.command("policy set", "--ip-mode", "enforce");
  expectProblem(await free.from("198.51.100.1").get("/test"), 403, "ip_not_allowed");
});

test("full access that is forbidden grants nothing from the next request on, and comes back", async ({
  api,
  workspace,
}) => {
  const wide = await api(["*"]);
  const narrow = await api(["tickets:read"]);
  expect((await wide.get("/tickets")).status).toBe(200);
  await workspace.command("policy set", "--forbid-full-access");
  const refused = await wide.get("/tickets");
  expectProblem(refused, 403, "insufficient_scope");
  expect(refused.body).toMatchObject({ required_scope: "tickets:read", granted_scopes: [] });
  expect(refused.body.detail).toContain("full access");
  expect((await wide.get<{ effective_scopes: string[] }>("/test")).body.effective_scopes).toEqual([]);
  expect((await narrow.get("/tickets")).status).toBe(200);
  await workspace.command("policy set", "--allow-full-access");
  expect((await wide.get("/tickets")).status).toBe(200);
});

test("a required organisation header that is missing or another's is refused, and named", async ({
  api,
  workspace,
}) => {
  const client = await api(["tickets:read"]);
  await workspace.command("policy set", "--require-organization");
  const reply = await client.get("/test");
  expectProblem(reply, 403, "organization_mismatch");
  expect(reply.body.detail).toContain(`X-Organization-Id: ${workspace.id}`);
  for (const header of ["X-Organization-Id", "X-Org-Key"]) {
    expect((await client.get("/test", { headers: { [header]: workspace.id } })).status, header).toBe(200);
    expectProblem(await client.get("/test", { headers: { [header]: "wsp_other" } }), 403, "organization_mismatch");
  }
  await workspace.command("policy set", "--no-require-organization");
  expect((await client.get("/test")).status).toBe(200);
});

test("where If-Match is required, a change must name its version; the other ways stay as they are", async ({
  api,
  workspace,
}) => {
  const client = await api(["contacts:write"]);
  const made = await client.post<{ data: { id: string } }>("/contacts", { name: "Ada", email: "ada@example.com" });
  const path = `/contacts/${made.body.data.id}`;
  await workspace.command("policy set", "--require-if-match");
  expectProblem(await client.patch(path, { name: "Bob" }), 428, "precondition_required");
  const headers = { "If-Match": String(made.headers.etag) };
  expect((await client.patch(path, { name: "Bob" }, { headers })).status).toBe(200);
  const stale = await client.patch(path, { name: "Eve" }, { headers });
  expectProblem(stale, 412, "version_conflict");
  expect(stale.headers.etag).toBe('"v2"');
  const same = await client.get(path, { headers: { "If-None-Match": '"v2"' } });
  expect(same.status).toBe(304);
  expect(same.text).toBe("");
  await workspace.command("policy set", "--no-require-if-match");
  expect((await client.patch(path, { name: "Eve" })).status).toBe(200);
});

test("the workspace's domains and the key's must both name a web page; servers are not affected", async ({
  api,
  workspace,
}) => {
  const client = await api(["tickets:read"], { allowDomains: ["*.shop.example", "other.example"] });
  await workspace.command("policy set", "--allow-domain", "*.shop.example");
  const from = (Origin: string) => client.get("/test", { headers: { Origin } });
  expect((await from("https://eu.shop.example")).status).toBe(200);
  const refused = await from("https://other.example");
  expectProblem(refused, 403, "origin_not_allowed");
  expect(refused.headers["access-control-allow-origin"]).toBe("https://other.example");
  expect((await client.get("/test")).status).toBe(200);
  const preflight = await client.call("OPTIONS", "/test", {
    headers: { Origin: "https://other.example", "Access-Control-Request-Method": "GET" },
  });
  expect(preflight.status).toBe(204);
});

test("one workspace's policy does not touch another's keys", async ({ api, workspace, other }) => {
  const client = await api(["*"], { in: other });
  await workspace.command("policy set", "--forbid-full-access", "--require-organization", "--allow-ip", "203.0.113.7");
  expect((await client.get("/tickets")).status).toBe(200);
});

test("a key outlives no policy by being renamed, paused and enabled: its end stays where it was", async ({
  api,
  workspace,
}) => {
  const client = await api(["tickets:read"], { expiresIn: "24h" });
  const [before] = await workspace.keys();
  await workspace.command("policy set", "--max-key-life", "8760h");
  await workspace.command("key rename", "--key", client.keyId, "--name", "Again");
  await workspace.changeKey("disable", client.keyId);
  await workspace.changeKey("enable", client.keyId);
  expect((await workspace.keys())[0]?.expires_at).toBe(before?.expires_at);
  const reply = await client.get("/test");
  expect(reply.headers["x-api-key-expires"]).toBe(before?.expires_at);
});
