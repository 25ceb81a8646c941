import { expect, test } from "../fixtures/test";
import { expectProblem } from "./problems";

test("a key stops on the very next call when it is disabled, works again when enabled, and never once revoked", async ({
  api,
  workspace,
}) => {
  const client = await api(["tickets:read"]);
  expect((await client.post("/test")).status).toBe(200);
  await workspace.changeKey("disable", client.keyId);
  expectProblem(await client.post("/test"), 401, "key_disabled");
  await workspace.changeKey("enable", client.keyId);
  expect((await client.post("/test")).status).toBe(200);
  await workspace.changeKey("revoke", client.keyId);
  expectProblem(await client.post("/test"), 401, "key_revoked");
  await expect(workspace.changeKey("enable", client.keyId)).rejects.toThrow();
  expectProblem(await client.post("/test"), 401, "key_revoked");
});

test("a deleted key answers as if it had never been", async ({ api, workspace }) => {
  const client = await api(["tickets:read"]);
  await workspace.changeKey("revoke", client.keyId);
  await workspace.changeKey("delete", client.keyId);
  expectProblem(await client.post("/test"), 401, "key_unknown");
});

test("keys of a member without API access are refused until it is switched on again", async ({ api, workspace }) => {
  const owner = await workspace.member("developer");
  const client = await api(["tickets:read"], { as: owner.email });
  await workspace.switchApiAccess(owner.email, false);
  expectProblem(await client.post("/test"), 403, "api_access_disabled");
  await workspace.switchApiAccess(owner.email, true);
  expect((await client.post("/test")).status).toBe(200);
});

test("one key's end does not touch another", async ({ api, workspace, other }) => {
  const [first, second] = [await api(["tickets:read"]), await api(["tickets:read"])];
  const foreign = await api(["tickets:read"], { in: other });
  await workspace.changeKey("revoke", first.keyId);
  expectProblem(await first.post("/test"), 401, "key_revoked");
  expect((await second.post("/test")).status).toBe(200);
  expect((await foreign.post("/test")).status).toBe(200);
});

test("renaming leaves the key's value alone", async ({ api, workspace }) => {
  const client = await api(["tickets:read"], { name: "Old name" });
  await workspace.command("key rename", "--key", client.keyId, "--name", "New name");
  const { status, body } = await client.post<{ key_name: string }>("/test");
  expect(status).toBe(200);
  expect(body.key_name).toBe("New name");
});

test("the first use shows at once, with its address", async ({ api, workspace }) => {
  const client = await api(["tickets:read"]);
  expect((await workspace.keys()).find(({ id }) => id === client.keyId)?.last_used_at).toBeNull();
  const started = Date.now();
  await client.post("/test");
  const used = (await workspace.keys()).find(({ id }) => id === client.keyId);
  expect(used?.last_used_ip).toBe(client.ip);
  expect(Date.parse(used?.last_used_at ?? "")).toBeGreaterThanOrEqual(started - 1_000);
});

test("a refused call is not a use", async ({ api, workspace }) => {
  const client = await api(["tickets:read"], { allowIps: ["192.0.2.1"] });
  expectProblem(await client.post("/test"), 403, "ip_not_allowed");
  expect((await workspace.keys()).find(({ id }) => id === client.keyId)?.last_used_at).toBeNull();
});
