import { expect, test } from "vitest";
import { z } from "zod";
import { cpuTime } from "../../testing/cpu-time";
import { endpoint } from "../endpoint";
import type { Exchange } from "./exchange";
import { readQuery } from "./query";

const contract = endpoint({
  method: "GET",
  path: "/things",
  id: "listThings",
  summary: "List things",
  tag: "Things",
  scope: "any",
  query: z.object({ limit: z.string().optional(), tag: z.string().optional() }),
  returns: z.object({}),
});

const read = (search: string) => readQuery({ request: { search } } as Exchange, contract);

function refusal(search: string): unknown {
  try {
    return read(search);
  } catch (error) {
    return error;
  }
}

test("a parameter that is given twice or more is refused, once is read", () => {
  expect(read("limit=5&tag=")).toEqual({ limit: "5", tag: "" });
  for (const search of ["limit=5&limit=5", "limit=1&tag=a&limit=2&limit=3"])
    expect(refusal(search)).toMatchObject({ code: "invalid_parameter", errors: [{ parameter: "limit" }] });
});

test("names of an object's own machinery are unknown parameters like others", () => {
  for (const name of ["__proto__", "constructor", "toString"])
    expect(refusal(`${name}=1`)).toMatchObject({ code: "unknown_parameter", errors: [{ parameter: name }] });
});

test("thousands of unknown parameters cost no more than reading them, and twenty are named", async () => {
  const search = Array.from({ length: 20_000 }, (_, index) => `p${index}`).join("&");
  let refused: unknown;
  const took = await cpuTime(() => {
    refused = refusal(search);
  });
  expect((refused as { errors: unknown[] }).errors).toHaveLength(20);
  // Looking each up among all takes several seconds.
  expect(took).toBeLessThan(1_500);
});
