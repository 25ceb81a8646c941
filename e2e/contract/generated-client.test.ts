import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import { beforeAll, expect, test } from "vitest";
import { apiUrl, givenKey, givenSubjects } from "./fixtures/given";
import { run } from "./fixtures/tool";
import { clientOf } from "./generated-client";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

beforeAll(async () => {
  const document = JSON.parse(readFileSync(path("../../public/openapi.json"), "utf8")) as OpenAPI3;
  mkdirSync(path(".generated"), { recursive: true });
  // Its own default makes whatever has a default required, in what is sent as well.
  const types = await openapiTS(document, { defaultNonNullable: false });
  writeFileSync(path(".generated/api.ts"), astToString(types));
});

test("the types that openapi-typescript makes of the document compile, with everything in this folder", async () => {
  const { code, output } = await run("tsc", "--noEmit", "-p", "e2e/contract");
  expect(code, output).toBe(0);
});

test("openapi-fetch lists, creates, changes and reads with them", async () => {
  const key = await givenKey();
  await givenSubjects(key, 2);
  const client = clientOf(apiUrl, key);
  const listed = await client.GET("/tickets", { params: { query: { status: ["open", "pending"], limit: 1 } } });
  expect(listed.data?.pagination.has_more).toBe(true);
  const created = await client.POST("/tickets", {
    body: { subject: "Typed", body: "Yes.", requester: { email: "ada@example.com" } },
  });
  const id = created.data?.data.id ?? "";
  const changed = await client.PATCH("/tickets/{id}", { params: { path: { id } }, body: { priority: "urgent" } });
  expect(changed.data?.data.priority).toBe("urgent");
  const read = await client.GET("/tickets/{id}", { params: { path: { id } } });
  expect(read.data?.data).toEqual(changed.data?.data);
  const missing = await client.GET("/tickets/{id}", { params: { path: { id: "999" } } });
  expect(missing.error?.code).toBe("not_found");
});
