import { expect, test } from "vitest";
import { z } from "zod";
import { endpoint } from "../endpoint";
import { exercised } from "./scope";

const list = endpoint({
  method: "GET",
  path: "/pets",
  id: "listPets",
  summary: "List pets",
  tag: "Pets",
  scope: "tickets:read",
  mayNeed: ["comments:read"],
  expansions: { requester: "contacts:read", team: "teams:read" },
  returns: z.object({}),
});

test("what only expand asks for counts as used where it was sent", () => {
  expect(exercised(list, "limit=5")).toEqual(["tickets:read", "comments:read"]);
  expect(exercised(list, "expand=requester")).toEqual(["tickets:read", "comments:read", "contacts:read"]);
  expect(exercised(list, "limit=5&expand=team%2Crequester")).toContain("teams:read");
  expect(exercised(list, "expand=nothing")).toEqual(["tickets:read", "comments:read"]);
});
