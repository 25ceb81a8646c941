import { expect, test } from "vitest";
import { paths } from "@/lib/paths";
import { samePageIn } from "./nav";

const other = { slug: "globex", role: "agent" } as const;

test("switching leads to the same page of the other workspace", () => {
  expect(samePageIn(paths.apiKeys("acme"), "acme", other)).toBe(paths.apiKeys("globex"));
});

test("switching on a thing of one workspace leads to the list of such things in the other", () => {
  expect(samePageIn(`${paths.apiKeys("acme")}/key_1`, "acme", other)).toBe(paths.apiKeys("globex"));
});

test("switching on a page that the other workspace has not leads to its first page", () => {
  expect(samePageIn("/acme/nowhere", "acme", other)).toBe(paths.workspace("globex"));
  expect(samePageIn("/account", "acme", other)).toBe(paths.workspace("globex"));
});
