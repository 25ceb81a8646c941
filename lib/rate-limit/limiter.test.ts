import { expect, test } from "vitest";
import { count, refund, standing } from "./limiter";
import { defaultPolicy } from "./policies";

const policy = { ...defaultPolicy("tickets-read"), limit: 3 };

test("the request after the last allowed one is exceeded, and looking does not count", () => {
  for (const left of [2, 1, 0]) {
    expect(count(policy, "one")).toMatchObject({ remaining: left, exceeded: false });
    expect(standing(policy, "one")).toMatchObject({ remaining: left });
  }
  expect(count(policy, "one")).toMatchObject({ remaining: 0, exceeded: true });
});

test("callers are counted apart", () => {
  count(policy, "two");
  expect(standing(policy, "three")).toMatchObject({ remaining: 3 });
});

test("a refund gives one request back, and never more than the limit", () => {
  count(policy, "four");
  expect(refund(policy, "four")).toMatchObject({ remaining: 3 });
  expect(refund(policy, "four")).toMatchObject({ remaining: 3 });
  expect(count(policy, "four")).toMatchObject({ remaining: 2 });
});

test("a higher limit counts for a caller who was refused a moment ago", () => {
  for (let index = 0; index < 5; index++) count(policy, "five");
  expect(count({ ...policy, limit: 100 }, "five")).toMatchObject({ exceeded: false });
});
