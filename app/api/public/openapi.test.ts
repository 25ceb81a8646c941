import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { currentVersion } from "@/lib/entry/public/negotiate";
import { openApiDocument } from "@/lib/openapi/document";
import { documented, routes } from "./endpoints";

const folder = join(process.cwd(), "app/api/public");

function routeFiles(): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("route.ts"))
    .map((file) => `/${file.replace(/\/?route\.ts$/, "").replace(/\[(\w+)\]/g, "{$1}")}`);
}

test("the committed document is the one that the table makes (npx vitest run --project unit openapi -u writes it)", async () => {
  const document = openApiDocument(
    documented.map((served) => served.contract),
    currentVersion,
  );
  await expect(`${JSON.stringify(document, null, 2)}\n`).toMatchFileSnapshot(
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
  const document = openApiDocument(
    documented.map((served) => served.contract),
    currentVersion,
  );
  const { schemas } = document.components as { schemas: Record<string, object> };
  for (const [name, schema] of Object.entries(schemas)) expect(schema, name).not.toHaveProperty("$ref");
  const referred = JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g);
  expect([...referred].filter(([, name = ""]) => !Object.hasOwn(schemas, name))).toEqual([]);
});
