import { parseItem, parseList, serializeItem } from "structured-headers";
import { beforeAll, expect, test } from "vitest";
import { apiUrl, givenKey } from "./fixtures/given";

/** Headers of answers and requests, read and written by a parser of structured fields (RFC 9651). */
let key = "";

beforeAll(async () => {
  key = await givenKey();
});

function create(headers: Record<string, string>): Promise<Response> {
  const body = JSON.stringify({ subject: "Once", body: "Only.", requester: { email: "ada@example.com" } });
  const all = { authorization: `Bearer ${key}`, "content-type": "application/json", ...headers };
  return fetch(`${apiUrl}/tickets`, { method: "POST", headers: all, body });
}

test("RateLimit and RateLimit-Policy are lists of strings with whole numbers", async () => {
  const { headers } = await create({});
  const policies = parseList(headers.get("ratelimit-policy") ?? "");
  const standings = parseList(headers.get("ratelimit") ?? "");
  expect(policies.map(([name]) => name)).toEqual(["tickets-create", "default"]);
  expect(standings.map(([name]) => name)).toEqual(policies.map(([name]) => name));
  for (const [index, [, parameters]] of policies.entries()) {
    const left = standings[index]?.[1].get("r");
    expect([parameters.get("q"), parameters.get("w"), left, standings[index]?.[1].get("t")]).toSatisfy(
      (values: unknown[]) => values.every(Number.isInteger),
    );
    expect(left).toBeLessThan(Number(parameters.get("q")));
  }
});

test("an Idempotency-Key that was serialised as a string names the same call as the bare one", async () => {
  const name = 'order 17, "red"';
  const header = serializeItem([name, new Map()]);
  expect(parseItem(header)[0]).toBe(name);
  const [first, again] = [await create({ "idempotency-key": header }), await create({ "idempotency-key": header })];
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(first.headers.get("idempotency-replayed")).toBeNull();
  expect(again.headers.get("idempotency-replayed")).toBe("true");
  expect(await again.text()).toBe(await first.text());
  const bare = await create({ "idempotency-key": "order-18" });
  const quoted = await create({ "idempotency-key": serializeItem(["order-18", new Map()]) });
  expect([bare.status, quoted.headers.get("idempotency-replayed")]).toEqual([201, "true"]);
});
