import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseForm } from "@/lib/entry/public/form";
import { eventTypeNames } from "@/lib/events/event-types";
import { exampleOf } from "@/lib/openapi/reference/example";
import type { Schemas } from "@/lib/openapi/reference/schema";
import { apiDocument, documented, routes } from "./endpoints";

const folder = join(process.cwd(), "app/api/public");

function routeFiles(): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("route.ts"))
    .map((file) => `/${file.replace(/\/?route\.ts$/, "").replace(/\[(\w+)\]/g, "{$1}")}`);
}

test("the committed document is the one that the table makes (npx vitest run --project unit openapi -u writes it)", async () => {
  await expect(`${JSON.stringify(apiDocument, null, 2)}\n`).toMatchFileSnapshot(
    join(process.cwd(), "public/openapi.json"),
  );
});

test("every path of the table has its route file, and no route file stands without endpoints", () => {
  const files = routeFiles().filter((path) => !path.includes("[[...rest]]"));
  expect(files.sort()).toEqual(routes.all.map((route) => route.path).sort());
});

test("every endpoint says what it needs", () => {
  for (const { contract } of documented) expect(contract.scope, contract.path).toBeTruthy();
});

test("every schema of the document says what it is, and what is referred to is there", () => {
  const { schemas } = apiDocument.components as { schemas: Schemas };
  for (const [name, schema] of Object.entries(schemas)) expect(schema, name).not.toHaveProperty("$ref");
  const referred = JSON.stringify(apiDocument).matchAll(/"#\/components\/schemas\/(\w+)"/g);
  expect([...referred].filter(([, name = ""]) => !Object.hasOwn(schemas, name))).toEqual([]);
});

test("every body has an example in the document, and takes it", () => {
  const { schemas } = apiDocument.components as { schemas: Schemas };
  for (const { contract } of documented) {
    if (!contract.body) continue;
    const name = contract.body.meta()?.id;
    const example = exampleOf({ $ref: `#/components/schemas/${name}` }, schemas);
    expect(contract.body.safeParse(example).error, `${contract.id}: ${JSON.stringify(example)}`).toBeUndefined();
    expect(schemas[name ?? ""]?.examples, `${name} in lib/openapi/request-examples.ts`).toBeDefined();
  }
});

test("a form that is written as the document says means what the JSON body does", () => {
  const { schemas } = apiDocument.components as { schemas: Schemas };
  const paths = apiDocument.paths as unknown as Record<string, Record<string, { requestBody?: { content: Forms } }>>;
  const tried = new Set<string>();
  for (const { contract } of documented) {
    const { content } = paths[contract.path]?.[contract.method.toLowerCase()]?.requestBody ?? {};
    for (const kind of ["application/x-www-form-urlencoded", "multipart/form-data"]) {
      const form = content?.[kind];
      if (!contract.body || !form || contract.files?.alone) continue;
      const example = exampleOf({ $ref: `#/components/schemas/${contract.body.meta()?.id}` }, schemas) as object;
      const written = new URLSearchParams(Object.entries(example).flatMap((member) => fieldsOf(member, form)));
      expect(contract.body.parse(parseForm(written.toString(), contract.body)), `${contract.id} as ${kind}`).toEqual(
        contract.body.parse(example),
      );
      tried.add(kind);
    }
  }
  expect(tried.size).toBe(2);
});

type Forms = Record<string, { encoding?: Record<string, { style: string; explode: boolean }> }>;

/** A member as fields of a form (OpenAPI 3.1, 4.8.15): lists repeat their name, and what has a style is written in it. */
function fieldsOf([name, value]: [string, unknown], { encoding }: Forms[string]): [string, string][] {
  if (Array.isArray(value)) return value.map((item) => [name, String(item)]);
  if (typeof value !== "object" || value === null) return [[name, String(value)]];
  expect(encoding?.[name], name).toEqual({ style: "deepObject", explode: true });
  return Object.entries(value).map(([inner, text]) => [`${name}[${inner}]`, String(text)]);
}

test("every type of event is a webhook of the document, and asks nobody for a key", () => {
  const webhooks = apiDocument.webhooks as Record<string, { post: { security: unknown; operationId: string } }>;
  expect(Object.keys(webhooks)).toEqual(eventTypeNames);
  for (const { post } of Object.values(webhooks)) expect(post.security).toEqual([]);
});
