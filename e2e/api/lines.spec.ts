import type { Contact } from "../../lib/contacts/schema";
import { expect, test } from "../fixtures/test";

test("a list of several pages comes whole as one object a line, and its HEAD without a body", async ({ api }) => {
  const client = await api(["contacts:write"]);
  await Promise.all(
    Array.from({ length: 105 }, (_, at) =>
      client.post("/contacts", { name: `Contact ${at}`, email: `c${at}@a.example` }),
    ),
  );
  const headers = { Accept: "application/x-ndjson" };
  const { status, text, headers: sent } = await client.get("/contacts?sort=name&fields=name", { headers });
  expect(status).toBe(200);
  expect(sent["content-type"]).toBe("application/x-ndjson; charset=utf-8");
  const names = text
    .trimEnd()
    .split("\n")
    .map((line) => (JSON.parse(line) as Contact).name);
  expect(names).toHaveLength(105);
  expect(new Set(names).size).toBe(105);
  const head = await client.head("/contacts", { headers });
  expect(head.status).toBe(200);
  expect(head.headers["content-type"]).toBe("application/x-ndjson; charset=utf-8");
  expect(head.text).toBe("");
});
