import { beforeEach, expect, test } from "vitest";
import { db } from "../../db/client";
import { type GivenWorkspace, givenWorkspace } from "../../db/testing/given";
import { listAccessRequests, myAccessRequest } from "../queries/access-requests";
import { declineAccess, requestAccess } from "./access-request";
import { changeRole } from "./change-role";
import { setApiAccess } from "./set-api-access";

let given: GivenWorkspace;
beforeEach(async () => {
  given = await givenWorkspace();
});

const asks = (role: "agent" | "developer", wanted: "api_access" | "audit_log:read") =>
  requestAccess(given.ctx(role, "api_keys:read"), { wanted });
const listed = () => listAccessRequests(given.ctx("admin", "members:read"));
const mine = (role: "agent" | "developer") => myAccessRequest(given.ctx(role, "api_keys:read"));

test("a request is there once however often it is sent, and another one takes its place", async () => {
  await Promise.all([1, 2, 3].map(() => asks("agent", "api_access")));
  expect(await listed()).toMatchObject([{ wanted: "api_access", member: { id: given.members.agent.id } }]);
  await asks("agent", "audit_log:read");
  expect(await listed()).toMatchObject([{ wanted: "audit_log:read" }]);
  expect(await mine("agent")).toMatchObject({ wanted: "audit_log:read" });
  const events = await db().auditEvent.findMany({ where: { workspaceId: given.workspace.id } });
  expect(events).toHaveLength(2);
});

test("what was asked for settles the request; something else does not", async () => {
  const ctx = given.ctx("admin", "members:manage");
  const { agent, developer } = given.members;
  await asks("agent", "api_access");
  await asks("developer", "audit_log:read");
  await changeRole(ctx, { email: developer.email, role: "agent" });
  expect(await listed()).toHaveLength(2);
  await setApiAccess(ctx, { email: agent.email, on: true });
  expect(await mine("agent")).toBeNull();
  await changeRole(ctx, { email: developer.email, role: "read_only_admin" });
  expect(await listed()).toEqual([]);
});

test("it is declined once, and may be asked again", async () => {
  const ctx = given.ctx("admin", "members:manage");
  await asks("agent", "api_access");
  const [request] = await listed();
  const id = request?.id ?? "";
  expect(await declineAccess(ctx, { id })).toEqual({ name: given.members.agent.name });
  await expect(declineAccess(ctx, { id })).rejects.toMatchObject({ code: "not_found" });
  await asks("agent", "api_access");
  expect(await listed()).toHaveLength(1);
});

test("what one has already cannot be asked for, and another workspace's request is not found", async () => {
  await expect(asks("developer", "api_access")).rejects.toMatchObject({ code: "conflict" });
  await asks("agent", "api_access");
  const [request] = await listed();
  const other = await givenWorkspace("Other");
  const foreign = declineAccess(other.ctx("owner", "members:manage"), { id: request?.id ?? "" });
  await expect(foreign).rejects.toMatchObject({ code: "not_found" });
});
