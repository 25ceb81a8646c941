import { expect, test } from "vitest";
import { roleNames } from "../../access/roles";
import { canGrant, scopeNames } from "../../access/scopes";
import { db } from "../../db/client";
import { type GivenWorkspace, givenMember, givenWorkspace } from "../../db/testing/given";
import { validate } from "../../entry/validate";
import { setPolicy } from "../../policy/commands/set";
import { CreateApiKey, EditApiKey } from "../schema";
import { createApiKey } from "./create";
import { editApiKey } from "./edit";
import { revokeApiKey } from "./revoke";

type Role = (typeof roleNames)[number];

const givenKey = (given: GivenWorkspace, role: Role = "admin", more: object = {}) =>
  createApiKey(
    given.ctx(role, "api_keys:create"),
    validate(CreateApiKey, { name: "Zapier", scopes: ["tickets:read"], ...more }),
  );

const edit = (given: GivenWorkspace, role: Role, input: object) =>
  editApiKey(given.ctx(role, "api_keys:update"), validate(EditApiKey, input));

const stored = (id: string) => db().apiKey.findUniqueOrThrow({ where: { id } });

const setRole = (given: GivenWorkspace, who: Role, role: Role) =>
  db().membership.update({ where: { id: given.members[who].membershipId }, data: { role } });

test("what is given changes, in canonical form, and the rest stays", async () => {
  const given = await givenWorkspace();
  const { id } = await givenKey(given, "admin", {
    note: "sync",
    allowedIps: ["192.0.2.1"],
    expiry: { kind: "hours", hours: 24 },
  });
  const before = await stored(id);
  await edit(given, "admin", { id, scopes: ["kb.read", "tickets:write"], allowedDomains: ["Example.com"] });
  expect(await stored(id)).toEqual({
    ...before,
    scopes: "tickets:write kb:read",
    allowedDomains: "example.com",
    updatedAt: expect.any(Date),
  });
});

test("the audit log has one event with the old and the new values of what changed, and of nothing else", async () => {
  const given = await givenWorkspace();
  const { id } = await givenKey(given, "admin", { allowedIps: ["192.0.2.1"] });
  await edit(given, "admin", { id, note: "", allowedIps: ["192.0.2.1", "198.51.100.0/24"], scopes: ["tickets:read"] });
  const events = await db().auditEvent.findMany({ where: { targetId: id, event: "api_key.edited" } });
  expect(events.map(({ before, after }) => [JSON.parse(before), JSON.parse(after)])).toEqual([
    [{ allowedIps: ["192.0.2.1"] }, { allowedIps: ["192.0.2.1", "198.51.100.0/24"] }],
  ]);
});

test("an edit that says what the key is already changes nothing and is not in the log", async () => {
  const given = await givenWorkspace();
  const { id } = await givenKey(given);
  await edit(given, "admin", { id, name: "Zapier", scopes: ["tickets:read"], allowedIps: [] });
  expect(await db().auditEvent.count({ where: { targetId: id, event: "api_key.edited" } })).toBe(0);
});

test("the expiry cannot be edited, by whatever name", () => {
  for (const field of ["expiry", "expiresAt", "expires_at", "ownerId", "digest", "disabledAt"]) {
    const result = EditApiKey.safeParse({ id: "key_0123456789", [field]: null });
    expect(result.success, field).toBe(false);
  }
});

test.each(roleNames)("a key of the role %s gets no scope by an edit that its owner may not grant", async (role) => {
  const given = await givenWorkspace();
  await db().membership.update({ where: { id: given.members[role].membershipId }, data: { apiAccess: true } });
  const { id } = await givenKey(given, role);
  for (const scope of scopeNames.filter((name) => name !== "tickets:read")) {
    const edited = edit(given, "owner", { id, scopes: ["tickets:read", scope] });
    if (canGrant(role, scope)) await edited;
    else await expect(edited, scope).rejects.toMatchObject({ code: "forbidden", errors: [{ pointer: "/scopes" }] });
  }
});

test("nobody adds a scope that their own role does not grant, even to a key that is theirs", async () => {
  const given = await givenWorkspace();
  const { id } = await givenKey(given, "developer");
  await expect(edit(given, "developer", { id, scopes: ["*"] })).rejects.toMatchObject({ code: "forbidden" });
  await edit(given, "developer", { id, scopes: ["webhooks:write"] });
  expect((await stored(id)).scopes).toBe("webhooks:write");
});

test("scopes that the owner's role has lost may stay while others change", async () => {
  const given = await givenWorkspace();
  const { id } = await givenKey(given, "admin", { scopes: ["tickets:write", "kb:read"] });
  await setRole(given, "admin", "read_only_admin");
  await edit(given, "owner", { id, scopes: ["tickets:write", "contacts:read"] });
  expect((await stored(id)).scopes).toBe("tickets:write contacts:read");
  await expect(edit(given, "owner", { id, scopes: ["contacts:write"] })).rejects.toThrow("Read-Only Admin");
});

test("a key whose owner has left gets no further scopes", async () => {
  const given = await givenWorkspace();
  const { id } = await givenKey(given, "admin");
  await db().membership.delete({ where: { id: given.members.admin.membershipId } });
  await expect(edit(given, "owner", { id, scopes: ["tickets:write"] })).rejects.toMatchObject({ code: "forbidden" });
  await edit(given, "owner", { id, note: "whose was this?" });
});

test("a member edits only keys within their reach, and a Read-Only Admin none", async () => {
  const given = await givenWorkspace();
  const { id } = await givenKey(given, "admin");
  await expect(edit(given, "developer", { id, note: "mine" })).rejects.toMatchObject({ code: "not_found" });
  expect(() => given.ctx("read_only_admin", "api_keys:update")).toThrow("does not hold");
  const other = await givenWorkspace();
  await expect(edit(other, "owner", { id, note: "mine" })).rejects.toMatchObject({ code: "not_found" });
});

test("revoked and expired keys stay as they are", async () => {
  const given = await givenWorkspace();
  const { id } = await givenKey(given);
  await revokeApiKey(given.ctx("admin", "api_keys:revoke"), { id });
  await expect(edit(given, "admin", { id, note: "x" })).rejects.toMatchObject({ code: "key_final" });
  const expired = await givenKey(given, "admin", { name: "Old" });
  await db().apiKey.update({ where: { id: expired.id }, data: { expiresAt: new Date(Date.now() - 1_000) } });
  await expect(edit(given, "admin", { id: expired.id, allowedIps: ["::1"] })).rejects.toMatchObject({
    code: "key_final",
  });
});

test("a name that another live key has is refused, and nothing else of the edit is kept", async () => {
  const given = await givenWorkspace();
  await givenKey(given, "admin", { name: "Taken" });
  const { id } = await givenKey(given);
  await expect(edit(given, "admin", { id, name: "TAKEN", note: "lost" })).rejects.toMatchObject({ code: "conflict" });
  expect(await stored(id)).toMatchObject({ name: "Zapier", note: "", liveName: "zapier" });
  await edit(given, "admin", { id, name: "ZAPIER" });
  expect(await stored(id)).toMatchObject({ name: "ZAPIER", liveName: "zapier" });
});

test("two people who edit different things at once do not undo each other", async () => {
  const given = await givenWorkspace();
  await givenMember(given.workspace.id, "admin");
  const { id } = await givenKey(given);
  await Promise.all([
    edit(given, "admin", { id, note: "from Ada" }),
    edit(given, "owner", { id, allowedIps: ["192.0.2.1"] }),
    edit(given, "owner", { id, scopes: ["kb:read"] }),
  ]);
  expect(await stored(id)).toMatchObject({ note: "from Ada", allowedIps: "192.0.2.1", scopes: "kb:read" });
});

test("an edit gives a key nothing that the workspace's policy forbids, and leaves alone what it has already", async () => {
  const given = await givenWorkspace();
  const { id } = await givenKey(given, "admin", { allowedIps: ["192.0.2.1"] });
  const full = await givenKey(given, "admin", { name: "Terraform", scopes: ["*"] });
  await setPolicy(given.ctx("owner", "policy:manage"), { fullAccess: false, requireIpList: true });
  await expect(edit(given, "owner", { id, scopes: ["*"] })).rejects.toMatchObject({ errors: [{ pointer: "/scopes" }] });
  await expect(edit(given, "owner", { id, allowedIps: [] })).rejects.toMatchObject({
    errors: [{ pointer: "/allowedIps" }],
  });
  await edit(given, "owner", { id: full.id, note: "still without a list" });
});

test("report-only mode counts from the moment the list took its form", async () => {
  const given = await givenWorkspace();
  const { id } = await givenKey(given, "admin", { allowedIps: ["192.0.2.1"] });
  await edit(given, "admin", { id, ipMode: "report" });
  const first = (await stored(id)).ipReportSince;
  expect(first).not.toBeNull();
  await edit(given, "admin", { id, note: "trying it" });
  expect((await stored(id)).ipReportSince).toEqual(first);
  await edit(given, "admin", { id, allowedIps: ["192.0.2.2"] });
  expect((await stored(id)).ipReportSince?.getTime()).toBeGreaterThanOrEqual(first?.getTime() ?? 0);
  await edit(given, "admin", { id, ipMode: "enforce" });
  expect((await stored(id)).ipReportSince).toBeNull();
  const events = await db().auditEvent.findMany({
    where: { targetId: id, event: "api_key.edited" },
    orderBy: { sequence: "asc" },
  });
  expect(events.map(({ after }) => JSON.parse(after).ipMode)).toEqual(["report", undefined, undefined, "enforce"]);
});
