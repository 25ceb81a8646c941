import { expect, test } from "vitest";
import { count, refund, standing } from "./limiter";
import { defaultPolicy } from "./policies";

const policy = { ...defaultPolicy("tickets-read"), limit: 3 };

test("the request after the last allowed one is exceeded, and looking does not count", async () => {
  for (const left of [2, 1, 0]) {
    expect(await count(policy, "one")).toMatchObject({ remaining: left, exceeded: false });
    expect(await standing(policy, "one")).toMatchObject({ remaining: left });
  }
  expect(await count(policy, "one")).toMatchObject({ remaining: 0, exceeded: true });
});

test("callers are counted apart", async () => {
  await count(policy, "two");
  expect(await standing(policy, "three")).toMatchObject({ remaining: 3 });
});

test("a refund gives one request back, and never more than the limit", async () => {
  await count(policy, "four");
  expect(await refund(policy, "four")).toMatchObject({ remaining: 3 });
  expect(await refund(policy, "four")).toMatchObject({ remaining: 3 });
});

test("a higher limit counts for a caller who was refused a moment ago", async () => {
  for (let index = 0; index < 5; index++) await count(policy, "five");
  expect(await count({ ...policy, limit: 100 }, "five")).toMatchObject({ exceeded: false });
});
