import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { type GivenWorkspace, givenWorkspace } from "@/lib/db/testing/given";
import { forgetShared } from "@/lib/process-state";
import { createTeam, deleteTeam, renameTeam } from "@/lib/teams/commands/manage-team";
import { addToTeam, takeOutOfTeam } from "@/lib/teams/commands/team-members";
import { apiClient, type Body, problem } from "./testing/api-call";

let given: GivenWorkspace;
let api: Awaited<ReturnType<typeof apiClient>>;
const manage = (whose = given) => whose.ctx("admin", "members:manage");
const create = (name: string) => createTeam(manage(), { name });
const email = (role: "agent" | "developer") => given.members[role].email;

beforeEach(async () => {
  forgetShared("rate-limiter");
  given = await givenWorkspace();
  api = await apiClient(given, "teams:read", "users:read", "tickets:write", "contacts:read");
});

const events = async () => {
  const where = { workspaceId: given.workspace.id, event: { startsWith: "team." } };
  return (await db().auditEvent.findMany({ where, orderBy: { sequence: "asc" } })).map(({ event }) => event);
};

test("a team is made, renamed and deleted, each once in the audit log; names are unique whatever their case", async () => {
  const team = await create("Billing");
  await expect(create("BILLING")).rejects.toMatchObject({ code: "conflict" });
  await renameTeam(manage(), { team: "billing", name: "Money" });
  await renameTeam(manage(), { team: "Money", name: "Money" });
  await create("Billing");
  await expect(renameTeam(manage(), { team: "Money", name: "billing" })).rejects.toMatchObject({ code: "conflict" });
  await renameTeam(manage(), { team: "Money", name: "MONEY" });
  expect((await api("GET", `/teams/${team.id}`)).body.data).toMatchObject({ id: team.id, name: "MONEY" });
  await deleteTeam(manage(), { team: "money" });
  expect(problem(await api("GET", `/teams/${team.id}`))).toEqual([404, "not_found"]);
  await expect(deleteTeam(manage(), { team: "money" })).rejects.toMatchObject({ code: "not_found" });
  const [created, renamed, deleted] = ["team.created", "team.renamed", "team.deleted"];
  expect(await events()).toEqual([created, renamed, created, renamed, deleted]);
});

test("members come and go; the API lists them, with addresses only for who may see them", async () => {
  const team = await create("Billing");
  await addToTeam(manage(), { team: "Billing", email: email("agent") });
  await addToTeam(manage(), { team: "Billing", email: email("agent") });
  await addToTeam(manage(), { team: "Billing", email: email("developer") });
  await expect(addToTeam(manage(), { team: "Billing", email: "no@body.test" })).rejects.toMatchObject({
    code: "not_found",
  });
  const path = `/teams/${team.id}/members`;
  const { body } = await api("GET", path);
  expect(body.data.map((each: Body) => each.email).sort()).toEqual([email("agent"), email("developer")].sort());
  const blind = await apiClient(given, "teams:read");
  expect((await blind("GET", path)).body.data.map((each: Body) => each.email)).toEqual([null, null]);
  expect((await blind("GET", "/teams")).body.data).toMatchObject([{ name: "Billing", members_count: 2 }]);
  const agent = given.members.agent;
  expect((await api("GET", `/users/${agent.id}`)).body.data.team_ids).toEqual([team.id]);
  expect((await api("GET", `/users?team_id=${team.id}`)).body.data).toHaveLength(2);
  await takeOutOfTeam(manage(), { team: "Billing", email: email("agent") });
  await takeOutOfTeam(manage(), { team: "Billing", email: email("agent") });
  await db().membership.delete({ where: { id: given.members.developer.membershipId } });
  expect((await api("GET", path)).body.data).toEqual([]);
  expect((await api("GET", `/users/${agent.id}`)).body.data.team_ids).toEqual([]);
  expect(await events()).toEqual([
    "team.created",
    ...["team.member_added", "team.member_added", "team.member_removed"],
  ]);
});

test("the list of teams is paged and searched by name", async () => {
  for (const name of ["Charlie", "alpha", "Bravo"]) await create(name);
  const names = async (query: string) => (await api("GET", `/teams${query}`)).body.data.map((each: Body) => each.name);
  expect(await names("")).toEqual(["alpha", "Bravo", "Charlie"]);
  expect(await names("?sort=-created_at&limit=2")).toHaveLength(2);
  expect(await names("?q=RAV")).toEqual(["Bravo"]);
  const first = await api("GET", "/teams?limit=2");
  const next = encodeURIComponent(first.body.pagination.next_cursor);
  expect(await names(`?limit=2&cursor=${next}`)).toEqual(["Charlie"]);
});

test("a ticket has a team, which is checked, filtered by, expanded, and gone with the team", async () => {
  const team = await create("Billing");
  const ticket = { subject: "Printer", body: "Help", requester: { email: "ada@example.com" } };
  const made = await api("POST", "/tickets", { ...ticket, team_id: team.id });
  expect(made.body.data.team_id).toBe(team.id);
  const other = (await api("POST", "/tickets", ticket)).body.data;
  expect(other.team_id).toBeNull();
  const wrong = await api("POST", "/tickets", { ...ticket, team_id: "team_of_nobody" });
  expect(problem(wrong)).toEqual([422, "validation_failed"]);
  expect(wrong.body.errors).toMatchObject([{ pointer: "/team_id" }]);
  const numbers = async (query: string) =>
    (await api("GET", `/tickets?sort=number&${query}`)).body.data.map((each: Body) => each.number);
  expect(await numbers(`team_id=${team.id}`)).toEqual([1]);
  expect(await numbers("team_id=none")).toEqual([2]);
  expect((await api("PATCH", `/tickets/${other.id}`, { team_id: team.id })).body.data.team_id).toBe(team.id);
  expect(problem(await api("PATCH", `/tickets/${other.id}`, { team_id: "x" }))).toEqual([422, "validation_failed"]);
  expect((await api("PATCH", `/tickets/${other.id}`, { team_id: null })).body.data.team_id).toBeNull();
  const expanded = (await api("GET", "/tickets?expand=team&sort=number&fields=number")).body.data;
  expect(expanded).toMatchObject([{ team: { id: team.id, name: "Billing" } }, { team: null }]);
  const blind = await apiClient(given, "tickets:read");
  expect((await blind("GET", "/tickets?expand=team")).body.required_scope).toBe("teams:read");
  const before = (await api("GET", "/tickets/1")).body.data;
  await deleteTeam(manage(), { team: "Billing" });
  const after = (await api("GET", "/tickets/1")).body.data;
  expect(after.team_id).toBeNull();
  expect(after.version).toBe(before.version + 1);
  expect(after.updated_at > before.updated_at).toBe(true);
});

test("another workspace's team is not there", async () => {
  const team = await create("Billing");
  const other = await givenWorkspace("Globex");
  const theirs = await apiClient(other, "teams:read", "tickets:write", "users:read");
  for (const path of [`/teams/${team.id}`, `/teams/${team.id}/members`]) {
    expect(problem(await theirs("GET", path))).toEqual([404, "not_found"]);
  }
  expect((await theirs("GET", "/teams")).body.data).toEqual([]);
  expect((await theirs("GET", `/users?team_id=${team.id}`)).body.data).toEqual([]);
  const ticket = { subject: "x", body: "x", requester: { email: "a@b.example" }, team_id: team.id };
  expect(problem(await theirs("POST", "/tickets", ticket))).toEqual([422, "validation_failed"]);
  await expect(deleteTeam(manage(other), { team: "Billing" })).rejects.toMatchObject({ code: "not_found" });
});
