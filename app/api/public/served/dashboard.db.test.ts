import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { type GivenWorkspace, givenWorkspace } from "@/lib/db/testing/given";
import { forgetShared } from "@/lib/process-state";
import { createTeam } from "@/lib/teams/commands/manage-team";
import { givenTicket } from "@/lib/tickets/testing/given-ticket";
import { apiClient, type Body, problem } from "./testing/api-call";

let given: GivenWorkspace;
let api: Awaited<ReturnType<typeof apiClient>>;

beforeEach(async () => {
  forgetShared("dashboard");
  given = await givenWorkspace();
  api = await apiClient(given, "dashboard:read");
});

const at = (text: string) => new Date(text);

/** A ticket whose columns are then set as they are needed. */
async function ticket(columns: object = {}, tags: string[] = []): Promise<string> {
  const { id } = await givenTicket(given, { tags });
  await db().ticket.update({ where: { id }, data: columns });
  return id;
}

const counts = async (query = "") => (await api("GET", `/dashboard/counts${query}`)).body.data;
const series = async (query: string) => {
  const { body } = await api("GET", `/dashboard/timeseries?${query}`);
  return body.data.map(({ at, value }: Body) => [at.slice(0, 16), value]);
};

test("counts by status, who works on them and what is late", async () => {
  const agent = given.members.agent.id;
  const yesterday = new Date(Date.now() - 86_400_000);
  const long = at("2026-01-01T00:00:00Z");
  await ticket();
  await ticket({ assigneeId: agent, dueAt: yesterday });
  await ticket({ status: "pending", createdAt: long });
  await ticket({ status: "on_hold" });
  await ticket({ status: "solved", solvedAt: new Date(), dueAt: yesterday });
  await ticket({ status: "closed", solvedAt: long, closedAt: long });
  await ticket({ deletedAt: new Date() });
  expect(await counts()).toEqual({
    ...{ total: 6, open: 2, pending: 1, on_hold: 1, solved: 1, closed: 1 },
    ...{ unassigned: 3, overdue: 1, created_today: 5, solved_today: 1, groups: [] },
  });
  expect(await counts(`?assignee_id=${agent}`)).toMatchObject({ total: 1, open: 1, overdue: 1 });
  expect(await counts("?to=2026-02-01T00:00:00Z")).toMatchObject({ total: 1, created_today: 0 });
  expect(await counts("?from=2026-02-01T00:00:00Z&status=open,pending")).toMatchObject({ total: 2 });
});

test("groups by one or two dimensions, the largest first, with names for people", async () => {
  const agent = given.members.agent;
  const team = await createTeam(given.ctx("admin", "members:manage"), { name: "Billing" });
  await ticket({ assigneeId: agent.id, teamId: team.id, priority: 4 }, ["vip", "refund"]);
  await ticket({ assigneeId: agent.id, status: "on_hold", priority: 4 }, ["vip"]);
  await ticket({ assigneeId: agent.id });
  await ticket({ teamId: team.id });
  const groups = async (by: string) => (await counts(`?group_by=${by}`)).groups;
  expect(await groups("assignee")).toEqual([
    { key: agent.id, label: agent.name, by: { assignee: agent.id }, count: 3 },
    { key: "none", label: "Nobody", by: { assignee: null }, count: 1 },
  ]);
  expect((await groups("tag")).map(({ key, label, count }: Body) => [key, label, count])).toEqual([
    ["none", "No tag", 2],
    ["vip", "vip", 2],
    ["refund", "refund", 1],
  ]);
  expect((await groups("priority,status")).map(({ key, label }: Body) => [key, label]).sort()).toEqual([
    ["normal,open", "Normal, Open"],
    ["urgent,on_hold", "Urgent, On hold"],
    ["urgent,open", "Urgent, Open"],
  ]);
  const teams = (await groups("team")).map(({ label, count }: Body) => [label, count]);
  expect(teams.sort()).toEqual([
    ["Billing", 2],
    ["No team", 2],
  ]);
  expect(problem(await api("GET", "/dashboard/counts?group_by=status,team,tag"))).toEqual([400, "invalid_parameter"]);
  expect(problem(await api("GET", "/dashboard/counts?group_by=weather"))).toEqual([400, "invalid_parameter"]);
});

test("a series counts by the days of its zone, also when its clocks change", async () => {
  await ticket({ createdAt: at("2026-10-24T21:59:00Z") });
  await ticket({ createdAt: at("2026-10-24T22:00:00Z") });
  // The 25th has 25 hours in Zurich: this is its last minute.
  await ticket({ createdAt: at("2026-10-25T22:59:00Z") });
  await ticket({ createdAt: at("2026-10-25T23:00:00Z") });
  const days = "metric=created&from=2026-10-24T12:00:00Z&to=2026-10-27T00:00:00Z";
  expect(await series(`${days}&timezone=Europe/Zurich`)).toEqual([
    ["2026-10-23T22:00", 1],
    ["2026-10-24T22:00", 2],
    ["2026-10-25T23:00", 1],
    ["2026-10-26T23:00", 0],
  ]);
  expect(await series(days)).toEqual([
    ["2026-10-24T00:00", 2],
    ["2026-10-25T00:00", 2],
    ["2026-10-26T00:00", 0],
  ]);
  const weeks = "metric=created&interval=week&from=2026-10-24T12:00:00Z&to=2026-10-27T00:00:00Z";
  expect(await series(`${weeks}&timezone=Europe/Zurich`)).toEqual([
    ["2026-10-18T22:00", 3],
    ["2026-10-25T23:00", 1],
  ]);
});

test("solved tickets count when they were solved; first replies as their average", async () => {
  const createdAt = at("2026-11-02T08:00:00Z");
  await ticket({
    createdAt,
    solvedAt: at("2026-11-03T10:20:00Z"),
    status: "solved",
    firstResponseAt: at("2026-11-02T08:30:00Z"),
  });
  await ticket({ createdAt, firstResponseAt: at("2026-11-02T09:45:30Z") });
  const range = "from=2026-11-02T08:00:00Z&to=2026-11-02T11:00:00Z&interval=hour";
  expect(await series(`metric=first_response_minutes&${range}`)).toEqual([
    ["2026-11-02T08:00", 30],
    ["2026-11-02T09:00", 105.5],
    ["2026-11-02T10:00", null],
  ]);
  expect(await series("metric=solved&from=2026-11-02T00:00:00Z&to=2026-11-04T00:00:00Z")).toEqual([
    ["2026-11-02T00:00", 0],
    ["2026-11-03T00:00", 1],
  ]);
  expect(
    await series(
      "metric=solved&from=2026-11-03T09:00:00Z&to=2026-11-03T12:00:00Z&interval=hour&timezone=Asia/Kathmandu",
    ),
  ).toEqual([
    ["2026-11-03T08:15", 0],
    ["2026-11-03T09:15", 0],
    ["2026-11-03T10:15", 1],
    ["2026-11-03T11:15", 0],
  ]);
});

test("too many points, a wrong zone and a missing metric are refused", async () => {
  for (const query of [
    "metric=created&interval=hour&from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z",
    "metric=created&timezone=Mars/Phobos",
    "interval=day",
  ]) {
    expect(problem(await api("GET", `/dashboard/timeseries?${query}`)), query).toEqual([400, "invalid_parameter"]);
  }
  expect(await series("metric=created")).toHaveLength(31);
  expect(await series("metric=created&interval=week")).toHaveLength(13);
  expect((await series("metric=created&interval=hour")).length).toBeGreaterThanOrEqual(24);
});

test("what was counted is told again for 15 seconds, to this workspace only", async () => {
  await ticket();
  const first = (await api("GET", "/dashboard/counts")).body;
  await ticket();
  expect((await api("GET", "/dashboard/counts")).body).toEqual(first);
  expect((await counts("?status=open")).total).toBe(2);
  const other = await givenWorkspace("Globex");
  const theirs = await apiClient(other, "tickets:read");
  expect((await theirs("GET", "/dashboard/counts")).body.data.total).toBe(0);
  expect((await theirs("GET", "/dashboard/timeseries?metric=created")).body.data.at(-1).value).toBe(0);
});
