import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { givenWorkspace } from "@/lib/db/testing/given";
import { setQuota } from "@/lib/limits/commands/quota";
import { apiClient, problem } from "./testing/api-call";

test("calls beyond the month's quota are 429 under its own name until the 1st, and do not count", async () => {
  const given = await givenWorkspace();
  await setQuota(given.ctx("owner", "policy:manage"), { calls: 3, refuses: true });
  const call = await apiClient(given, "tickets:read");
  const first = await call("GET", "/tickets");
  const now = new Date();
  const end = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1);
  const seconds = (end - Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1)) / 1_000;
  expect(first.headers.get("ratelimit-policy")).toBe(`"default";q=120;w=60, "monthly-quota";q=3;w=${seconds}`);
  expect(first.headers.get("ratelimit")).toMatch(/"monthly-quota";r=2;t=\d+$/);
  expect(first.headers.get("x-ratelimit-limit"), "the tightest").toBe("3");
  await call("GET", "/tickets");
  expect((await call("GET", "/tickets")).status).toBe(200);
  const over = await call("GET", "/tickets");
  expect(problem(over)).toEqual([429, "rate_limited"]);
  expect(over.body["violated-policies"]).toEqual(["monthly-quota"]);
  expect(Math.abs(Number(over.headers.get("retry-after")) - (end - Date.now()) / 1_000)).toBeLessThan(5);
  expect(over.headers.get("x-ratelimit-remaining")).toBe("0");
  const { body } = await call("GET", "/rate-limits");
  expect(body.data.at(-1)).toMatchObject({ policy: "monthly-quota", limit: 3, remaining: 0, partition: "workspace" });
  await setQuota(given.ctx("owner", "policy:manage"), { calls: 4, refuses: true });
  const rows = await db().monthlyUsage.findMany({ where: { workspaceId: given.workspace.id } });
  expect(rows.map(({ calls }) => Number(calls))).toEqual([3]);
});

test("a workspace without a quota hears nothing of one", async () => {
  const call = await apiClient(await givenWorkspace(), "tickets:read");
  expect((await call("GET", "/tickets")).headers.get("ratelimit-policy")).toBe('"default";q=120;w=60');
});
