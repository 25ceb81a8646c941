import { expect, test } from "vitest";
import { db } from "../../db/client";
import { type GivenWorkspace, givenWorkspace } from "../../db/testing/given";
import { countReport } from "../../usage/address-reports";
import { keyAddresses } from "../queries/addresses";
import { CreateApiKey, EditApiKey } from "../schema";
import { createApiKey } from "./create";
import { editApiKey } from "./edit";
import { revokeApiKey } from "./revoke";

async function givenKey(wish: object = {}) {
  const given = await givenWorkspace();
  const input = CreateApiKey.parse({ name: "Zapier", scopes: ["tickets:read"], ...wish });
  const key = await createApiKey(given.ctx("owner", "api_keys:create"), input);
  return { given, id: key.id };
}

const edit = (given: GivenWorkspace, wish: object, role: "owner" | "developer" = "owner") =>
  editApiKey(given.ctx(role, "api_keys:update"), EditApiKey.parse(wish));

const stored = (id: string) => db().apiKey.findUniqueOrThrow({ where: { id } });

test("lists are kept in canonical form, and only what differs is recorded", async () => {
  const { given, id } = await givenKey({ allowedDomains: ["a.example"] });
  await edit(given, { id, allowedIps: ["203.0.113.77/24"], note: "Office" });
  await edit(given, { id, note: "Office" });
  expect(await stored(id)).toMatchObject({ allowedIps: "203.0.113.0/24", allowedDomains: "a.example", note: "Office" });
  const events = await db().auditEvent.findMany({ where: { targetId: id, event: "api_key.edited" } });
  expect(events.map(({ before, after }) => [JSON.parse(before), JSON.parse(after)])).toEqual([
    [
      { note: "", allowedIps: [] },
      { note: "Office", allowedIps: ["203.0.113.0/24"] },
    ],
  ]);
});

test("what a list in report-only mode would have refused is counted until the list changes", async () => {
  const { given, id } = await givenKey({ allowedIps: ["203.0.113.7"], ipMode: "report" });
  const since = (await stored(id)).ipReportSince?.getTime() ?? 0;
  const list = { id, since, workspaceId: given.workspace.id };
  for (const ip of ["198.51.100.1", "198.51.100.1", "198.51.100.2"]) countReport(list, ip, Date.now());
  countReport(list, null, Date.now());
  const report = async () => (await keyAddresses(given.ctx("owner", "api_keys:read"), { id })).report;
  expect(await report()).toMatchObject({
    calls: 4,
    addressCount: 3,
    addresses: [{ ip: "198.51.100.1", calls: 2 }, {}, {}],
  });
  await edit(given, { id, note: "The list stays" });
  expect(await report()).toMatchObject({ calls: 4 });
  await edit(given, { id, allowedIps: ["203.0.113.8"] });
  expect(await report()).toMatchObject({ calls: 0 });
  await edit(given, { id, ipMode: "enforce" });
  expect(await report()).toBeNull();
});

test("a list that is required is not taken away, and a key that never had one may stay so", async () => {
  const { given, id } = await givenKey({ allowedIps: ["203.0.113.7"] });
  const other = await createApiKey(
    given.ctx("owner", "api_keys:create"),
    CreateApiKey.parse({ name: "Older", scopes: ["tickets:read"] }),
  );
  const row = { maxKeyLifeHours: null, requireExpiry: false, requireIpList: true, fullAccess: true };
  const rest = {
    requireOrganization: false,
    requireIfMatch: false,
    allowedIps: "",
    ipReportSince: null,
    allowedDomains: "",
  };
  const workspaceId = given.workspace.id;
  await db().workspacePolicy.create({ data: { workspaceId, ...row, ...rest, updatedAt: new Date() } });
  await expect(edit(given, { id, allowedIps: [] })).rejects.toMatchObject({ code: "validation_failed" });
  await edit(given, { id: other.id, note: "Still without" });
  expect((await stored(id)).allowedIps).toBe("203.0.113.7");
});

test("somebody else's key, another workspace's and a revoked one are not edited", async () => {
  const { given, id } = await givenKey();
  const wish = { id, note: "x" };
  await expect(edit(given, wish, "developer")).rejects.toMatchObject({ code: "not_found" });
  await expect(edit(await givenWorkspace("Other"), wish)).rejects.toMatchObject({ code: "not_found" });
  await revokeApiKey(given.ctx("owner", "api_keys:revoke"), { id });
  await expect(edit(given, wish)).rejects.toMatchObject({ code: "key_final" });
  expect((await stored(id)).note).toBe("");
});
